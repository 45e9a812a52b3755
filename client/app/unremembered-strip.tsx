import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { Button } from '#client/ui/button.tsx'
import { CloudOffIcon } from '#client/ui/icons.tsx'
import './strip.css'

/** Where the browser stores nothing: the room works, but this device will not know it again. */
export function UnrememberedStrip() {
  const { t } = useTranslation('app')
  const [isShown, setShown] = useState(() => !deviceStorage.isLasting())
  if (!isShown) return null
  return (
    <div className="strip">
      <CloudOffIcon />
      <p>
        <b>{t('unremembered.title')}</b> {t('unremembered.words')}
      </p>
      <Button size="small" onClick={() => setShown(false)}>
        {t('unremembered.ok')}
      </Button>
    </div>
  )
}

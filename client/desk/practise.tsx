// Starts practice with a made-up shopper, who asks like any other.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { useOpenDesk } from './desk-context.ts'

export function Practise() {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const [isBusy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    const started = await desk.tools.practise()
    setBusy(false)
    if (!started.ok) toast(because(started.refusal.code))
  }
  return (
    <div className="desk-practise">
      <Button kind="plain" size="small" aria-keyshortcuts="p" disabled={isBusy} onClick={() => void start()}>
        {t('practice.start')}
      </Button>
    </div>
  )
}

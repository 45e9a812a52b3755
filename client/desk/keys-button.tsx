// Shows the keys of the desk; where there is a keyboard.
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { KeysIcon } from './desk-icons.tsx'

const KeysDialog = lazyPart(async () => (await import('./keys-dialog.tsx')).KeysDialog)

export function KeysButton() {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <span className="desk-keys-button">
      <IconButton label={t('keys.title')} aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        <KeysIcon />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <KeysDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}

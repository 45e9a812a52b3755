// The keys of the desk, to be looked up.
import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/dialog.tsx'
import './keys-dialog.css'

const keys = {
  claim: 'c',
  pass: 'x',
  visit: '1 – 9',
  reply: 'r',
  suggest: 's',
  note: 'n',
  replies: '/',
  search: '/',
  handOver: 'h',
  end: 'e',
  practise: 'p',
  keys: '?',
} as const

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  return (
    <Dialog title={t('keys.title')} size="small" onClose={onClose}>
      <dl className="desk-keys">
        {Object.entries(keys).map(([name, key]) => (
          <div key={name}>
            <dt>{t(`keys.${name as keyof typeof keys}`)}</dt>
            <dd>
              <kbd dir="ltr">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/dialog.tsx'
import './help-dialog.css'

const keys = ['/', 'V', '?', 'Esc'] as const
const words = { '/': 'find', 'V': 'vote', '?': 'help', 'Esc': 'close' } as const

/** The keys of this page. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app')
  return (
    <Dialog title={t('help.title')} size="small" onClose={onClose}>
      <dl className="help">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`help.${words[key]}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="help-more">{t('help.safe')}</p>
    </Dialog>
  )
}

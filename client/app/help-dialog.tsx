import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/dialog.tsx'
import './help-dialog.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** The keyboard shortcuts. */
    readonly help: object
  }
}

const keys = [
  ['/', 'find'],
  ['C', 'comment'],
  ['H', 'hidePins'],
  ['V', 'vote'],
  ['F', 'follow'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
  ['?', 'help'],
  ['Esc', 'close'],
] as const

const isApple = /Mac|iP(?:hone|ad)/.test(navigator.userAgent)

/** The keys of this page. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app')
  return (
    <Dialog title={t('help.title')} size="small" onClose={onClose}>
      <dl className="help">
        {keys.map(([press, does]) => (
          <div key={does}>
            <dt>
              {press.split(' ').map((key) => (
                <kbd key={key}>{key === 'Ctrl' && isApple ? '⌘' : key}</kbd>
              ))}
            </dt>
            <dd>{t(`help.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="help-more">{t('help.safe')}</p>
    </Dialog>
  )
}

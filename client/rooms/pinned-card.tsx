// The card of a note, beside the thing it is on.
import type { ReactNode, RefObject } from 'react'
import { Dialog, I18nProvider, Popover } from 'react-aria-components'
import { language } from '#client/locales/words.ts'

interface PinnedCardProps {
  label: string
  /** The button that opened it. */
  by: RefObject<HTMLElement | null>
  onClose: () => void
  children: ReactNode
}

/** Open as long as it is drawn; Esc and a click beside it close it. */
export function PinnedCard({ label, by, onClose, children }: PinnedCardProps) {
  return (
    <I18nProvider locale={language()}>
      <Popover
        triggerRef={by}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={6}
        className="pin-card"
      >
        <Dialog aria-label={label} className="pin-card-body">
          {children}
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}

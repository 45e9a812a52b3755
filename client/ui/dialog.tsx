// A dialog: a card in the middle where there is room, a sheet from below with a drag handle on a phone.
// Import it only from parts that are loaded on demand: the accessible parts under it are a good share of the page's script.
import { useRef } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { language } from '#client/locales/words.ts'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { CloseIcon } from './icons.tsx'
import { useHeightAs } from './use-height-as.ts'
import './dialog.css'

interface DialogProps {
  title: string
  /** Called on Esc, on a click beside it, on the cross and when the sheet is dragged down. */
  onClose: () => void
  size?: 'small' | 'medium' | 'large'
  /** As high as there is room, however much is in it: what is searched for stays where it is. */
  steady?: boolean
  /** Beside the title, such as a count. */
  aside?: ReactNode
  /** Stays at the foot while the rest scrolls. */
  foot?: ReactNode
  className?: string
  children: ReactNode
}

/** Open as long as it is drawn. Focus goes in, stays in, and returns to where it came from. */
export function Dialog({
  title,
  onClose,
  size = 'medium',
  steady = false,
  aside,
  foot,
  className,
  children,
}: DialogProps) {
  const { t } = useTranslation('ui')
  const sheet = useRef<HTMLDivElement>(null)
  const drag = useDragDown(sheet, onClose)
  return (
    <I18nProvider locale={language()}>
      <ModalOverlay className="dialog-veil" isDismissable isOpen onOpenChange={(open) => !open && onClose()}>
        <Modal className={classes('dialog-place', `dialog-${size}`)} ref={sheet}>
          <AriaDialog className={classes('dialog', steady && 'dialog-steady', className)}>
            <div className="dialog-handle" {...drag} aria-hidden="true" />
            <header className="dialog-head" {...drag}>
              <Heading slot="title">
                {/* What somebody wrote may run the other way. */}
                <bdi>{title}</bdi>
              </Heading>
              {aside}
              <IconButton label={t('close')} className="dialog-close" onClick={onClose}>
                <CloseIcon />
              </IconButton>
            </header>
            <div className="dialog-body">{children}</div>
            {foot !== undefined && foot !== false && <DialogFoot>{foot}</DialogFoot>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

function DialogFoot({ children }: { children: ReactNode }) {
  const place = useHeightAs<HTMLElement>('--dialog-foot')
  return (
    <footer className="dialog-foot" ref={place}>
      {children}
    </footer>
  )
}

const closesBelowPx = 110

/** Lets a sheet follow the finger downwards; far enough, it closes. */
function useDragDown(sheet: { readonly current: HTMLElement | null }, onClose: () => void) {
  const start = useRef<number | null>(null)
  const offset = (event: PointerEvent) => Math.max(0, event.clientY - (start.current ?? event.clientY))
  const move = (px: number) => sheet.current?.style.setProperty('--dragged', `${px}px`)
  const end = (event: PointerEvent) => {
    if (start.current === null) return
    const dragged = offset(event)
    start.current = null
    sheet.current?.removeAttribute('data-dragging')
    if (dragged > closesBelowPx) onClose()
    else move(0)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if ((event.target as HTMLElement).closest('button')) return
      if (getComputedStyle(event.currentTarget).getPropertyValue('--sheet').trim() !== '1') return
      start.current = event.clientY
      event.currentTarget.setPointerCapture(event.pointerId)
      sheet.current?.setAttribute('data-dragging', '')
    },
    onPointerMove: (event: PointerEvent) => start.current !== null && move(offset(event)),
    onPointerUp: end,
    onPointerCancel: end,
  }
}

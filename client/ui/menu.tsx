// A menu beside the button it belongs to. Import it only from parts that are loaded on demand.
import { useEffect, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { I18nProvider, Menu as AriaMenu, MenuItem, Popover } from 'react-aria-components'
import { language } from '#client/locales/words.ts'
import './menu.css'

/** One thing to do. */
export interface MenuAction {
  readonly id: string
  readonly words: string
  readonly icon?: ReactNode
  readonly run: () => void
  /** Takes something away. */
  readonly danger?: boolean
}

interface MenuProps {
  label: string
  /** The button that opened it. */
  by: RefObject<HTMLElement | null>
  actions: readonly MenuAction[]
  onClose: () => void
}

/** Open as long as it is drawn; arrow keys, letters, Esc. */
export function Menu({ label, by, actions, onClose }: MenuProps) {
  const menu = useFirstFocused()
  return (
    <I18nProvider locale={language()}>
      <Popover
        aria-label={label}
        triggerRef={by}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom end"
        offset={4}
        className="menu-place"
      >
        <AriaMenu ref={menu} aria-label={label} className="menu" autoFocus="first" onClose={onClose}>
          {actions.map(({ id, words, icon, danger, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              className="menu-item"
              data-danger={danger || undefined}
              onAction={run}
            >
              {icon}
              {words}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </I18nProvider>
  )
}

/** Within a dialog the focus comes to rest on the menu as a whole, where Enter does nothing: the first entry takes it. */
function useFirstFocused(): RefObject<HTMLDivElement | null> {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const whole = menu.current
    const pass = () => whole?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    if (document.activeElement === whole) pass()
    // The dialog may have its say later than that.
    whole?.addEventListener('focus', pass)
    return () => whole?.removeEventListener('focus', pass)
  }, [])
  return menu
}

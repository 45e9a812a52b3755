// The button with three dots: it opens a menu, which may be loaded only then.
import { Suspense, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './button.tsx'
import { MoreIcon } from './icons.tsx'

interface DotsButtonProps {
  label: string
  size?: 'small' | 'medium'
  className?: string
  disabled?: boolean
  /** The menu, drawn as long as it is open; `by` is what it stands at. */
  renderMenu: (opened: { by: RefObject<HTMLButtonElement | null>; onClose: () => void }) => ReactNode
}

export function DotsButton({ renderMenu, ...button }: DotsButtonProps) {
  const by = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton ref={by} {...button} aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <MoreIcon />
      </IconButton>
      {isOpen && <Suspense fallback={null}>{renderMenu({ by, onClose: () => setOpen(false) })}</Suspense>}
    </>
  )
}

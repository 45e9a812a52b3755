// A card beside something on the page, or a sheet from below on a phone. Not modal: the picture it is about stays in reach.
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './bubble.css'

interface BubbleProps {
  /** What it is, read out when the focus goes in. */
  label: string
  /** The element it belongs to; asked for each time, since it may move or be rendered again. */
  beside: () => Element | null
  /** Takes the focus, and gives it back when it closes; else it only shows. */
  takesFocus: boolean
  /** Esc, or a press elsewhere. */
  onClose: (by: 'escape' | 'elsewhere') => void
  onReach?: () => void
  onLeave?: () => void
  children: ReactNode
}

/** Open as long as it is drawn. */
export function Bubble({ label, beside, takesFocus, onClose, onReach, onLeave, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null)
  const latest = useRef({ beside, onClose })
  useLayoutEffect(() => {
    latest.current = { beside, onClose }
  })
  useLayoutEffect(() => keepBeside(bubble.current, () => latest.current.beside()), [])
  useLayoutEffect(
    () => (takesFocus && bubble.current ? takeFocus(bubble.current, () => latest.current.beside()) : undefined),
    [takesFocus],
  )
  useEffect(() => keepAboveKeyboard(bubble.current), [])
  useEffect(() => {
    if (takesFocus && bubble.current) uncover(latest.current.beside(), bubble.current)
  }, [takesFocus])
  useEffect(() => {
    if (!takesFocus) return undefined
    const press = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || bubble.current?.contains(target) || target.closest(ownPlaces)) return
      latest.current.onClose('elsewhere')
    }
    addEventListener('pointerdown', press)
    return () => removeEventListener('pointerdown', press)
  }, [takesFocus])
  return createPortal(
    <div
      ref={bubble}
      className="stack bubble"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onPointerEnter={onReach}
      onPointerLeave={onLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose('escape')
      }}
    >
      {children}
    </div>,
    document.body,
  )
}

/** A press there says itself what comes next, or answers what has nothing to do with the picture. */
const ownPlaces = '.marker, .drawing-hit, .notices, .prompts, .picture-tools'
const gapPx = 12

/** Follows what it belongs to, frame by frame: a picture is moved, swiped and enlarged under it. @returns the end of it. */
function keepBeside(bubble: HTMLElement | null, beside: () => Element | null): () => void {
  let frame = 0
  let last = ''
  const follow = () => {
    frame = requestAnimationFrame(follow)
    const anchor = beside()?.getBoundingClientRect()
    if (!bubble || !anchor) return
    const now = `${anchor.x} ${anchor.y} ${scrollX} ${scrollY} ${bubble.offsetHeight} ${innerWidth} ${innerHeight}`
    if (now === last) return
    last = now
    const { left, top } = placeBeside(anchor, bubble)
    bubble.style.setProperty('--left', `${left + scrollX}px`)
    bubble.style.setProperty('--top', `${top + scrollY}px`)
  }
  follow()
  return () => cancelAnimationFrame(frame)
}

/** The first side with room for it, else wherever it fits. */
function placeBeside(anchor: DOMRect, { offsetWidth: width, offsetHeight: height }: HTMLElement) {
  const right = { left: anchor.right + gapPx, top: anchor.top + anchor.height / 2 - height / 3 }
  const left = { left: anchor.left - gapPx - width, top: right.top }
  const below = { left: anchor.left + anchor.width / 2 - width / 2, top: anchor.bottom + gapPx }
  const above = { left: below.left, top: anchor.top - gapPx - height }
  const fits = (place: { left: number; top: number }) =>
    [right, left].includes(place)
      ? place.left >= gapPx && place.left + width <= innerWidth - gapPx
      : place.top >= gapPx && place.top + height <= innerHeight - gapPx
  const place = [right, left, below, above].find(fits) ?? below
  return {
    left: Math.max(gapPx, Math.min(place.left, innerWidth - width - gapPx)),
    top: Math.max(gapPx, Math.min(place.top, innerHeight - height - gapPx)),
  }
}

/** @returns what gives the focus back to where it came from, or to what it belongs to. */
function takeFocus(bubble: HTMLElement, beside: () => Element | null): () => void {
  const from = document.activeElement
  // In the field a phone's keyboard would come up at once, and cover what was to be looked at.
  const first = matchMedia('(pointer: coarse)').matches ? undefined : bubble.querySelector<HTMLElement>('textarea')
  ;(first ?? bubble).focus({ preventScroll: true })
  return () => {
    if (!bubble.contains(document.activeElement)) return
    const back = [from, beside(), document.querySelector('.carousel-track')].find(
      (one) => one instanceof HTMLElement && one.isConnected && one !== document.body && !bubble.contains(one),
    )
    if (back instanceof HTMLElement) back.focus({ preventScroll: true })
  }
}

/** On a phone the card stands at the foot: the page is scrolled until what it is about is above it. */
function uncover(anchor: Element | null, bubble: HTMLElement): void {
  if (!anchor || getComputedStyle(bubble).position !== 'fixed') return
  const covered = anchor.getBoundingClientRect().bottom + gapPx - bubble.getBoundingClientRect().top
  if (covered > 0) scrollBy({ top: covered, behavior: 'instant' })
}

/** A phone's keyboard covers what stands at the foot of the page. */
function keepAboveKeyboard(bubble: HTMLElement | null): () => void {
  const viewport = globalThis.visualViewport
  if (!viewport || !bubble) return () => undefined
  const lift = () => {
    const covered = Math.max(0, innerHeight - viewport.height - viewport.offsetTop)
    bubble.style.setProperty('--keyboard', `${covered}px`)
  }
  lift()
  viewport.addEventListener('resize', lift)
  viewport.addEventListener('scroll', lift)
  return () => {
    viewport.removeEventListener('resize', lift)
    viewport.removeEventListener('scroll', lift)
  }
}

// Moves by one's own hand that end following. What following does itself, such as scrolling to a picture, is none: only what a
// hand does is heard here, not what moves.
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])
/** Reading along in the cart or the talk while somebody leads the stage is no going away from it. */
const besideTheStage = '.room-aside, [role=dialog], .over, .prompts, .bar, .dock, .notices'

/** Listens as long as somebody may be followed. @returns the function that ends it. */
export function watchOwnMoves({ following, leave }: Pick<CoBrowsing, 'following' | 'leave'>): () => void {
  const move = ({ target }: Event) => {
    if (following.get() && !isBeside(target)) leave('moved')
  }
  const press = (event: KeyboardEvent) => {
    if (!following.get() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && !isOverThePage(event.target)) leave('stopped')
    else if (scrollKeys.has(event.key) && !isControl(event.target) && !isBeside(event.target)) leave('moved')
  }
  const passive = { passive: true }
  addEventListener('wheel', move, passive)
  addEventListener('touchmove', move, passive)
  addEventListener('keydown', press)
  return () => {
    removeEventListener('wheel', move)
    removeEventListener('touchmove', move)
    removeEventListener('keydown', press)
  }
}

function isBeside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(besideTheStage) !== null
}

/** Esc closes first what is open over the page. */
function isOverThePage(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog], [role=menu]')) return true
  return target instanceof Element && target.closest('form') !== null
}

/** Where these keys do something else than scroll. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, textarea, select, [contenteditable]') !== null
}

// Which list beside the stage this person reads, and which line of the cart: where the pointer or the focus rests for a moment.
import type { PresenceBoard } from '#client/sdk/index.ts'
import { lists } from '#shared/wire/presence.ts'
import type { Presence } from '#shared/wire/presence.ts'

/** What a pointer only passes on its way is not read. */
const restMs = 600

/** Follows pointer and focus over the page. Others see it only where this tab shares its view. @returns the function that ends it. */
export function watchReading(presence: Pick<PresenceBoard, 'show'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = ({ target }: Event) => {
    clearTimeout(timer)
    timer = setTimeout(() => presence.show({ at: placeOf(target) }), restMs)
  }
  for (const kind of kinds) document.addEventListener(kind, look, { passive: true })
  return () => {
    clearTimeout(timer)
    for (const kind of kinds) document.removeEventListener(kind, look)
  }
}

const kinds = ['pointerover', 'focusin'] as const

/** The list, and the line, that an element stands in; undefined on the stage and outside of both. */
function placeOf(target: EventTarget | null): Presence['at'] {
  if (!(target instanceof Element)) return undefined
  const name = target.closest<HTMLElement>('[data-list]')?.dataset['list']
  const list = lists.find((one) => one === name)
  if (list === undefined) return undefined
  const line = target.closest<HTMLElement>('[data-line]')?.dataset['line']
  return { list, ...(list === 'cart' && line !== undefined && { line }) }
}

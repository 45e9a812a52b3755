// What of a room an associate may see. Each part is granted by name, and taken back at any time.
import * as z from 'zod/mini'

/** The parts, narrowest first. Without any of them, an associate sees the visit's own conversation and what the asker wrote. */
export const scopeParts = ['product', 'cart', 'talk'] as const
/** A part of a room that may be granted: the product that was asked about, the cart, the members’ own talk. */
export type ScopePart = (typeof scopeParts)[number]
/** Granted parts, each once, in the order of `scopeParts`. */
export const scopeValue = z.readonly(
  z.array(z.enum(scopeParts)).check(z.maxLength(scopeParts.length), z.refine(isInOrder, 'Each part once, in order')),
)
/** Granted parts. */
export type Scope = readonly ScopePart[]

function isInOrder(parts: readonly ScopePart[]): boolean {
  return scopeOf(parts).join() === parts.join()
}

/** The scope of these parts. */
export function scopeOf(parts: Iterable<ScopePart>): Scope {
  const granted = new Set(parts)
  return scopeParts.filter((part) => granted.has(part))
}

// The three widths of what a question lets the store see; each holds the one before.
import { scopeOf } from '#shared/visits/scope.ts'
import type { Scope } from '#shared/visits/scope.ts'

/** What is chosen when the store is asked. */
export type AskedScope = 'nothing' | 'product' | 'cart' | 'talk'

const parts = {
  nothing: [],
  product: ['product'],
  cart: ['product', 'cart'],
  talk: ['product', 'cart', 'talk'],
} as const

/** What of it is granted. */
export function scopeIn(asked: AskedScope): Scope {
  return scopeOf(parts[asked])
}

/** The narrowest choice of a question: its product, or where it is about none, nothing of the room. */
export function narrowest(product: string | undefined): 'nothing' | 'product' {
  return product === undefined ? 'nothing' : 'product'
}

// "Closed, no more changes": a host closes the cart, and nobody changes lines, quantities or lanes until a host opens it again.
import type { RuleContext } from '../records/record-kind.ts'

/**
 * The refusal while the cart is closed. Like a role, this depends on when the server gets an edit: one that was made offline before
 * the cart was closed, and arrives after, is handed back.
 */
export function whyClosed(read: RuleContext['read']): 'cart-closed' | undefined {
  return read('frame', 'closed') === undefined ? undefined : 'cart-closed'
}

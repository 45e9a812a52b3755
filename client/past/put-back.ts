// What putting the cart back would change, as far as it is this member's to change.
import type { PastDifference } from '#client/sdk/past-difference.ts'
import { productIdOf } from '#shared/ids.ts'
import type { LineId, MemberId, ProductId } from '#shared/ids.ts'
import type { Lane } from '#shared/cart/lane.ts'

/** One thing that would be put back. */
export type PutBack = { readonly line: LineId; readonly product: ProductId } & (
  | { readonly kind: 'lane'; readonly lane: Lane }
  | { readonly kind: 'added' | 'note' }
  | { readonly kind: 'want'; readonly then: number }
)

/** What is going to be tried; the room has the last word, and says what it left. */
export function putBackOf({ lines, wants, notes }: PastDifference, me: MemberId): readonly PutBack[] {
  const on = (line: LineId) => ({ line, product: productIdOf(line) })
  return [
    ...lines.map(({ line, then }) =>
      then === undefined
        ? ({ ...on(line), kind: 'added' } as const)
        : ({ ...on(line), kind: 'lane', lane: then } as const),
    ),
    ...wants
      .filter(({ member, line }) => member === me && !isNew(lines, line))
      .map(({ line, then = 0 }) => ({ ...on(line), kind: 'want', then }) as const),
    // A note that was written since is words, and stays.
    ...notes
      .filter(({ member, then }) => member === me && then !== undefined)
      .map(({ line }) => ({ ...on(line), kind: 'note' }) as const),
  ]
}

function isNew(lines: PastDifference['lines'], line: LineId): boolean {
  return lines.some((one) => one.line === line && one.then === undefined)
}

// What putting the cart back would change, thing by thing.
import type { Restored } from '#client/sdk/past-difference.ts'
import type { Lane } from '#shared/cart/lane.ts'
import type { Verdict } from '#shared/cart/opinion.ts'

/** One thing that would be put back; `of` is a line or a product. */
export type PutBack = { readonly of: string } & (
  | { readonly kind: 'lane'; readonly lane: Lane }
  | { readonly kind: 'want'; readonly then: number }
  | { readonly kind: 'opinion'; readonly verdict: Verdict }
  | { readonly kind: 'note' | 'annotation' }
)

/** Of what would be restored. */
export function putBackOf(restored: Restored['restored']): readonly PutBack[] {
  return restored.map(({ root, key, then }) => {
    const of = key.split('/')[0] ?? ''
    switch (root) {
      case 'lanes':
        return { of, kind: 'lane', lane: then as Lane }
      case 'wants':
        return { of, kind: 'want', then: then as number }
      case 'opinions':
        return { of, kind: 'opinion', verdict: (then as { verdict: Verdict }).verdict }
      case 'notes':
        return { of, kind: 'note' }
      default:
        return { of: '', kind: 'annotation' }
    }
  })
}

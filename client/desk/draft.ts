// What an associate is about to say or to suggest on a visit. It lives in the page's memory, and goes with the visit.
import type { ShownRoom } from '#shared/desk/contracts.ts'
import { productIdOf } from '#shared/ids.ts'
import { maxProposed } from '#shared/visits/proposal.ts'
import type { ProposalKindName } from '#shared/visits/proposal.ts'

/** A suggestion in the making. */
export interface SuggestionDraft {
  /** What should come into the cart. */
  readonly variants: readonly string[]
  /** The line of their cart that it is about. */
  readonly instead: string | undefined
  readonly reason: string
}

/** What is being written on one visit. */
export interface VisitDraft {
  readonly mode: 'reply' | 'suggest' | 'note'
  readonly text: string
  readonly note: string
  readonly suggestion: SuggestionDraft
}

export const emptySuggestion: SuggestionDraft = { variants: [], instead: undefined, reason: '' }
export const emptyDraft: VisitDraft = { mode: 'reply', text: '', note: '', suggestion: emptySuggestion }

type Cart = ShownRoom['cart'] | undefined

/** What kind of suggestion it is by what is in it; undefined as long as there is nothing to suggest. */
export function kindOfSuggestion({ variants, instead }: SuggestionDraft, cart: Cart): ProposalKindName | undefined {
  const [first] = variants
  if (instead === undefined) return variants.length > 1 ? 'bundle' : first === undefined ? undefined : 'add'
  if (first === undefined) return 'not-this'
  const line = cart?.lines.find(({ id }) => id === instead)
  return line?.productId === productIdOf(first) ? 'size' : 'swap'
}

/** With a variant in it: in place of the one before where a line is replaced, beside it otherwise. */
export function withVariant(draft: SuggestionDraft, variant: string): SuggestionDraft {
  if (draft.instead !== undefined) return { ...draft, variants: [variant] }
  return { ...draft, variants: [...new Set([...draft.variants, variant])].slice(0, maxProposed) }
}

/** About a line: of several variants only the last can replace it. */
export function insteadOf(draft: SuggestionDraft, line: string): SuggestionDraft {
  return { ...draft, instead: line, variants: draft.variants.slice(-1) }
}

/** Without what the cart no longer shows, so that a draft holds nothing that was taken back. */
export function withoutUnshown(draft: VisitDraft, cart: Cart): VisitDraft {
  const { instead } = draft.suggestion
  if (instead === undefined || cart?.lines.some(({ id }) => id === instead)) return draft
  return { ...draft, suggestion: { ...draft.suggestion, instead: undefined } }
}

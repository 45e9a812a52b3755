// Whether words can be said as they are, and what goes along with them.
import { maxMentions, maxMessageLength, maxShownProducts } from '#shared/annotations/message.ts'
import type { MessageExtras } from '#client/sdk/index.ts'
import { defined } from '#shared/defined.ts'
import type { Draft } from './drafts.ts'
import { mentionedIn } from './pieces.ts'
import type { Name } from './pieces.ts'

/** Why a draft cannot be said; `over` by how much. */
export interface Problem {
  readonly is: 'tooLong' | 'tooManyProducts'
  readonly over: number
}

/** What is wrong with a draft; undefined where nothing is. */
export function problemOf({ text, products }: Draft): Problem | undefined {
  if (text.trim().length > maxMessageLength) return { is: 'tooLong', over: text.trim().length - maxMessageLength }
  if (products.length > maxShownProducts) return { is: 'tooManyProducts', over: maxShownProducts }
  return undefined
}

/** Whether there is anything to say. */
export function isEmpty({ text, products }: Draft): boolean {
  return text.trim() === '' && products.length === 0
}

/** What goes with the words: who is mentioned in them, which products they show, what they answer. */
export function extrasOf(draft: Draft, names: readonly Name[]): MessageExtras {
  const mentions = mentionedIn(draft.text, names, new Map(draft.chosen)).slice(0, maxMentions)
  return {
    mentions,
    products: draft.products,
    ...defined({ replyTo: draft.replyTo }),
  }
}

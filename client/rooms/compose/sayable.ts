// Whether words can be said as they are, and what goes along with them.
import { maxMentions, maxMessageLength, maxShownProducts } from '#shared/annotations/message.ts'
import type { MessageExtras } from '#client/sdk/index.ts'
import { maxFiles } from '#shared/files/limits.ts'
import { defined } from '#shared/defined.ts'
import type { Draft } from './drafts.ts'
import type { Name } from './mentions.ts'
import { mentionedIn } from './pieces.ts'

/** Why a draft cannot be said; `over` by how much. */
export interface Problem {
  readonly is: 'tooLong' | 'tooManyProducts' | 'tooManyFiles'
  readonly over: number
}

/** What is wrong with a draft; undefined where nothing is. */
export function problemOf({ text, products, files }: Draft, maxLength = maxMessageLength): Problem | undefined {
  if (text.trim().length > maxLength) return { is: 'tooLong', over: text.trim().length - maxLength }
  if (files.length > maxFiles) return { is: 'tooManyFiles', over: maxFiles }
  if (products.length > maxShownProducts) return { is: 'tooManyProducts', over: maxShownProducts }
  return undefined
}

/** Whether there is anything to say. */
export function isEmpty({ text, products, files }: Draft): boolean {
  return text.trim() === '' && products.length + files.length === 0
}

/** What goes with the words: who is mentioned in them, which products they show, what they answer. */
export function extrasOf(draft: Draft, names: readonly Name[]): MessageExtras {
  const mentions = mentionedIn(draft.text, names, new Map(draft.chosen)).slice(0, maxMentions)
  return {
    mentions,
    products: draft.products,
    files: draft.files.map(({ file }) => file),
    ...defined({ replyTo: draft.replyTo }),
  }
}

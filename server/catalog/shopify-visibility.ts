// Who sees a product, as the columns Published and Status say.
import { brief } from './shopify-row.ts'
import type { Draft } from './shopify-draft.ts'

/** Who can see a product: everybody, only people with its link, or nobody. */
export type Visibility = 'listed' | 'unlisted' | 'hidden'

const statuses: Readonly<Record<string, Visibility>> = {
  '': 'listed',
  'active': 'listed',
  'unlisted': 'unlisted',
  'draft': 'hidden',
  'archived': 'hidden',
}
const published: Readonly<Record<string, Visibility>> = {
  '': 'listed',
  'true': 'listed',
  'yes': 'listed',
  'false': 'hidden',
  'no': 'hidden',
}

/** @returns also a sentence for each word that is not known: what it means nobody can tell, so the product is shown to nobody. */
export function visibilityOf({ texts, handle }: Pick<Draft, 'texts' | 'handle'>): {
  readonly visibility: Visibility
  readonly unknown: readonly string[]
} {
  const unknown: string[] = []
  const read = (heading: string, text: string, known: Readonly<Record<string, Visibility>>): Visibility => {
    const word = text.toLowerCase()
    if (Object.hasOwn(known, word)) return known[word] ?? 'hidden'
    unknown.push(`${heading} “${brief(text)}” is not known: “${brief(handle)}” was not made public.`)
    return 'hidden'
  }
  const both = [
    read('Published', texts.get('published') ?? '', published),
    read('Status', texts.get('status') ?? '', statuses),
  ]
  const visibility = both.includes('hidden') ? 'hidden' : both.includes('unlisted') ? 'unlisted' : 'listed'
  return { visibility, unknown }
}

// What tells the variants of a product apart, where a feed only gives a list of items that belong together.
import type { Offer } from './offer.ts'

const maxOptions = 3
/** A choice that is made of the items' own names, where nothing else tells them apart. */
const lastResort = 'Item'

/** What stands before the choice in titles: `Pants, size` of `Pants, size M`. */
const choiceWord = /[\s\p{P}]+(?:size|colou?r|größe|farbe|talla|taille|couleur|taglia|colore|maat|kleur)$/iu

/** The names of what can be chosen: all of them where the ids depend on them, otherwise those in which the offers differ. */
export function namesOf(offers: readonly Offer[]): string[] {
  const all = [...new Set(offers.flatMap(({ choices }) => choices.map(([name]) => name)))]
  if (offers.some(({ idsByChoice }) => idsByChoice)) return all.slice(0, maxOptions)
  if (offers.length === 1) return all.slice(0, maxOptions)
  const differs = (name: string) => new Set(offers.map((offer) => valueOf(offer, name))).size > 1
  return all.filter(differs).slice(0, maxOptions)
}

/** The values of each offer by those names. Where two offers would be the same choice, their titles or ids are what is chosen by. */
export function valuesOf(
  offers: readonly Offer[],
  names: readonly string[],
): { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const rows = offers.map((offer) => names.map((name) => valueOf(offer, name)))
  const isTold =
    new Set(rows.map((row) => JSON.stringify(row))).size === offers.length &&
    rows.every((row) => row.every((value) => value !== ''))
  if (isTold || offers.some(({ idsByChoice }) => idsByChoice)) return { names, rows }
  const titles = offers.map(({ title, variantTitle = '' }) => variantTitle || title)
  const isByTitle =
    new Set(titles).size === offers.length && titles.every((title) => title !== '' && title.length <= 250)
  const own = offers.map(({ ref, sku, line }, at) => (isByTitle ? (titles[at] ?? '') : ref || sku || `${line}`))
  return { names: [lastResort], rows: own.map((value) => [value.slice(0, 250)]) }
}

function valueOf({ choices }: Offer, name: string): string {
  return choices.find(([own]) => own === name)?.[1] ?? ''
}

/** What the titles of all variants begin with; the first one where that is too little to be a title. */
export function commonTitle(titles: readonly string[]): string {
  const [first = '', ...others] = titles
  let length = first.length
  for (const other of others) {
    let same = 0
    while (same < length && first[same] === other[same]) same += 1
    length = same
  }
  if (length === first.length) return first
  // No half word, and no sign or bracket that waits for one.
  const start = first
    .slice(0, length)
    .replace(/[^\s\p{P}]*$/u, (word) => (/^[\s\p{P}]/u.test(first.slice(length)) ? word : ''))
  const common = start
    .replace(/[\s\p{P}\p{S}]+$/u, '')
    .replace(choiceWord, '')
    .replace(/[\s\p{P}\p{S}]+$/u, '')
  return common.length >= 8 ? common : first
}

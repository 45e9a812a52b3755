// Whether something can be had, in the words of Google, Meta and schema.org.

const canBeHad =
  'instock available availablefororder preorder backorder presale limitedavailability onlineonly instoreonly madetoorder'
const cannot = 'outofstock soldout discontinued unavailable notavailable pending reserved'
const words = new Map([
  ...canBeHad.split(' ').map((word) => [word, true] as const),
  ...cannot.split(' ').map((word) => [word, false] as const),
])

/** `in stock`, `in_stock`, `https://schema.org/InStock`; undefined where nobody knows what it means. */
export function isAvailable(text: string): boolean | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '')
  return words.get(word.replaceAll(/[\s_-]/g, ''))
}

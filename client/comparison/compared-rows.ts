// The rows of a comparison: every option and attribute that any of the products has, in the order of the first that has it.
import type { Product } from '#shared/catalog/product.ts'

/** One fact of several products. */
export interface ComparedRow {
  readonly name: string
  /** One a product; undefined where the shop says nothing, or has the product no longer. */
  readonly values: readonly (string | undefined)[]
  /** At least two of the products say different things. One that says nothing is not different. */
  readonly differs: boolean
}

/** The rows of these products; undefined for a product that is loading or gone. */
export function comparedRows(products: readonly (Product | undefined)[]): readonly ComparedRow[] {
  const facts = products.map((product) => (product ? factsOf(product) : new Map<string, Fact>()))
  const names = new Set(facts.flatMap((one) => [...one.keys()]))
  return [...names].map((name) => {
    const known = facts.map((one) => one.get(name))
    const senses = new Set(known.flatMap((fact) => fact?.sense ?? []))
    return { name, values: known.map((fact) => fact?.words), differs: senses.size > 1 }
  })
}

interface Fact {
  readonly words: string
  /** What is compared: neither case, nor spaces, nor the order of choices makes a difference. */
  readonly sense: string
}

function factsOf({ options, attributes }: Product): Map<string, Fact> {
  const facts = new Map<string, Fact>()
  for (const { name, values } of options) {
    const sense = values.map(senseOf).toSorted().join('|')
    if (values.length > 0) facts.set(name, { words: values.join(', '), sense })
  }
  for (const [name, words] of Object.entries(attributes)) {
    if (words.trim() !== '' && !facts.has(name)) facts.set(name, { words, sense: senseOf(words) })
  }
  return facts
}

function senseOf(words: string): string {
  return words.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en')
}

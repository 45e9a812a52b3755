// Search by words, in SQL that every database understands: the folded words of a product stand in one column, those of its
// title first, and `like` looks for them.
import type { ExpressionBuilder, RawBuilder, SqlBool, Expression } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'
import { wordsOf } from './fold.ts'
import { translatedTexts } from './translations.ts'
import type { StoredProduct } from './stored-product.ts'

/** The longest query that is looked at, characters: the rest is left out. */
export const maxQueryLength = 120
/** The most words of a query that are looked for; each one costs a pass over what the others left. */
const maxQueryWords = 8
/** The longest search column, characters: a description's end is left out. */
const maxSearchLength = 6000

/** The search column: ` title words\n all other words `, in all languages. The line break tells the titles from the rest. */
export function searchTextOf(product: StoredProduct): string {
  const { title, brand, department, tags, attributes, options, description } = product
  const facts = Object.entries(attributes).flat()
  const choices = options.flatMap(({ name, values }) => [name, ...values])
  const translated = translatedTexts(product)
  const own = [brand, department, ...tags, ...facts, ...choices, description].filter((text) => text !== undefined)
  const [titles, rest] = [
    [title, ...translated.titles],
    [...own, ...translated.rest],
  ]
  return ` ${wordsOf(titles.join(' ')).join(' ')}\n ${wordsOf(rest.join(' ')).join(' ')}`.slice(0, maxSearchLength)
}

/** The words to look for; empty where the query has none. */
export function queryWords(query: string): string[] {
  return wordsOf(query.slice(0, maxQueryLength)).slice(0, maxQueryWords)
}

/** Whether every word is found somewhere. */
export function hasEveryWord(words: readonly string[]) {
  return ({ eb, and }: ExpressionBuilder<Tables, 'products'>): Expression<SqlBool> =>
    // A word is letters and digits only, so it holds no wildcard of `like`.
    and(words.map((word) => eb('search', 'like', `%${word}%`)))
}

/** How far from the title the words were found, for sorting: 0 where each begins a word of the title. */
export function distance(words: readonly string[]): RawBuilder<number> {
  const each = words.map(
    (word) => sql`case
      when search like ${`% ${word}%\n%`} then 0
      when search like ${`%${word}%\n%`} then 1
      when search like ${`%\n% ${word}%`} then 2
      else 3 end`,
  )
  return sql<number>`(${sql.join(each, sql` + `)})`
}

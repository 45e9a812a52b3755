// Looks for words in all products of a shop, some at a time: the embedded store never waits, and looking at 20,000 products at one go
// held everybody up for half a second.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import type { ProductRow, Tables } from '#server/storage/tables.ts'
import { nextPosition } from './next-position.ts'
import type { Place } from './page-cursor.ts'
import { storedData } from './product-row.ts'
import { distance, hasEveryWord } from './search.ts'
import { Turns } from './turns.ts'

/** The most products read by one statement. It takes 10 ms when all of them match. */
const sliceSize = 250

/** A search: the words, where to go on, and how many products. */
export interface Wanted {
  readonly shopId: ShopId
  readonly words: readonly string[]
  readonly department: string | undefined
  readonly after: Place | undefined
  readonly limit: number
}

/** A product that was found. */
export type Hit = Pick<ProductRow, 'id' | 'position' | 'data'> & { readonly distance: number }

type Found = Omit<Hit, 'data'>

/** The products in which every word is found, those nearest to the query first. */
export async function findProducts(db: Kysely<Tables>, wanted: Wanted): Promise<Hit[]> {
  const end = await nextPosition(db, wanted.shopId)
  const turns = new Turns()
  let nearest: Found[] = []
  for (let from = 0; from < end && !isFull(nearest, wanted.limit); from += sliceSize) {
    const found = await findIn(db, wanted, from)
    if (found.length > 0) nearest = [...nearest, ...found].toSorted(byPlace).slice(0, wanted.limit)
    await turns.give()
  }
  return withData(db, wanted.shopId, nearest)
}

/** Whether nothing that comes later in the shop's order can be nearer. */
function isFull(nearest: readonly Found[], limit: number): boolean {
  return nearest.length >= limit && nearest.at(-1)?.distance === 0
}

function findIn(
  db: Kysely<Tables>,
  { shopId, words, department, after, limit }: Wanted,
  from: number,
): Promise<Found[]> {
  let found = db
    .selectFrom('products')
    .select(['id', 'position', distance(words).as('distance')])
    .where('shop_id', '=', shopId)
    .where('position', '>=', from)
    .where('position', '<', from + sliceSize)
    .where('listed', '=', 1)
    .where(hasEveryWord(words))
  if (department !== undefined) found = found.where('department', '=', department)
  let hits = db.selectFrom(found.as('hits')).selectAll()
  if (after) hits = hits.where(sql<boolean>`(distance, position, id) > (${sql.join([...after])})`)
  return hits.orderBy('distance').orderBy('position').orderBy('id').limit(limit).execute()
}

/** By distance, then in the shop's own order. */
function byPlace(one: Found, other: Found): number {
  return one.distance - other.distance || one.position - other.position || (one.id < other.id ? -1 : 1)
}

async function withData(db: Kysely<Tables>, shopId: ShopId, found: readonly Found[]): Promise<Hit[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const data = await storedData(db, shopId, ids)
  // One that is gone by now is left out.
  return found.flatMap((hit) => {
    const own = data.get(hit.id)
    return own === undefined ? [] : [{ ...hit, data: own }]
  })
}

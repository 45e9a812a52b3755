// History events as they are kept, read back.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { HistoryEvent } from '#shared/history/event.ts'
import type { ProductId } from '#shared/ids.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import type { EventRow, Tables } from './tables.ts'

const detailSchema = z.record(z.string(), z.unknown())

/** The latest events of some kinds after a sequence, oldest first; at most `limit` of them. */
export async function readEventsOf(
  db: Kysely<Tables>,
  room: number,
  { kinds, after, limit }: { kinds: readonly string[]; after: number; limit: number },
): Promise<HistoryEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('room', '=', room)
    .where('seq', '>', after)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.toReversed().map(eventOf)
}

/** An event of a row. */
export function eventOf(row: Selectable<EventRow>): HistoryPage['events'][number] {
  const { seq, at, member_id, kind, subject, detail, products } = row
  const event = { seq, at, memberId: member_id, kind, subject, detail: detailSchema.parse(JSON.parse(detail)) }
  return products === null ? event : { ...event, products: products.trim().split(' ') }
}

/** Products as a row keeps them: each between spaces, so that one can be looked for; ids have none. */
export function productsColumn(products: readonly ProductId[] | undefined): string | null {
  return products ? ` ${products.join(' ')} ` : null
}

// Reads stored history events.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { RoomEventKind } from '#shared/events/event-kinds.ts'
import { isOf, readEvent, upgradedDetail } from '#shared/events/event.ts'
import type { EventOf } from '#shared/events/event.ts'
import type { ProductId } from '#shared/ids.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { readJson } from './json-column.ts'
import type { EventRow } from './journal-tables.ts'
import type { Tables } from './tables.ts'

const detailSchema = z.record(z.string(), z.unknown())

/** The latest events of some kinds after a sequence, oldest first; at most `limit` of them. */
export async function readEventsOf<Kind extends RoomEventKind>(
  db: Kysely<Tables>,
  room: number,
  { kinds, after, limit }: { kinds: readonly Kind[]; after: number; limit: number },
): Promise<EventOf<Kind>[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('room', '=', room)
    .where('seq', '>', after)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return eventsOfRows(rows.toReversed(), kinds)
}

/** The events of rows. One that a newer version wrote in another shape is left out. */
export function eventsOfRows<Kind extends RoomEventKind>(
  rows: readonly Selectable<EventRow>[],
  kinds: readonly Kind[],
): EventOf<Kind>[] {
  return rows.flatMap((row) => {
    const event = readEvent(storedEvent(row))
    return isOf(event, kinds) ? [event] : []
  })
}

/** An event of a row, in today's shape; of an unknown kind as it was stored. */
export function storedEvent(row: Selectable<EventRow>): HistoryPage['events'][number] {
  const { seq, at, member_id, kind, subject, detail, products } = row
  const today = upgradedDetail(kind, readJson(detail, detailSchema, {}))
  const event = { seq, at: Number(at), memberId: member_id, kind, subject, detail: today }
  return products === null ? event : { ...event, products: products.trim().split(' ') }
}

/** Products as stored in a row: each between spaces, so that one can be searched for; ids contain none. */
export function productsColumn(products: readonly ProductId[] | undefined): string | null {
  return products ? ` ${products.join(' ')} ` : null
}

// Reads a room's history, which the journal wrote in the same commits as the changes.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { eventGroups } from '#shared/events/event-kind.ts'
import { kindsIn } from '#shared/events/event-kinds.ts'
import type { MemberId, ProductId } from '#shared/ids.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { storedEvent } from '#server/storage/events.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The most events of one page. */
export const maxHistoryPage = 200

/** The filter of a page; an event must match all of it. */
export interface HistoryQuery {
  /** Where the page begins: oldest first after `after`, or newest first before `before`. */
  readonly from: { readonly after: number } | { readonly before: number | undefined }
  readonly limit: number
  readonly member?: MemberId | undefined
  readonly product?: ProductId | undefined
  /** Groups and single kinds; an event must match one of them. */
  readonly kinds?: readonly string[] | undefined
}

/**
 * One page of a room's events.
 * @param room `rooms.num`
 */
export async function readHistory(db: Kysely<Tables>, room: number, query: HistoryQuery): Promise<HistoryPage> {
  const { from, limit, member, product, kinds } = query
  const isForward = 'after' in from
  let events = db.selectFrom('events').selectAll().where('room', '=', room)
  if (isForward) events = events.where('seq', '>', from.after)
  else if (from.before !== undefined) events = events.where('seq', '<', from.before)
  if (member !== undefined) events = events.where('member_id', '=', member)
  if (product !== undefined) events = events.where(sql<boolean>`replace(products, ${` ${product} `}, '') <> products`)
  if (kinds) events = events.where('kind', 'in', [...new Set(kinds.flatMap(spelledOut))])
  const rows = await events
    .orderBy('seq', isForward ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return { events: shown.map(storedEvent), next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null }
}

function spelledOut(kind: string): readonly string[] {
  const group = eventGroups.find((one) => one === kind)
  return group === undefined ? [kind] : kindsIn(group)
}

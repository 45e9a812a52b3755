// The latest events of some kinds in each room, kept as text for work in another thread: only new ones are read again, a few at a time,
// so that a long history holds nobody up.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { RoomEventKind } from '#shared/events/event-kinds.ts'
import type { EventOf } from '#shared/events/event.ts'
import { eventsOfRows } from '../storage/events.ts'
import type { EventRow } from '../storage/journal-tables.ts'
import type { Tables } from '../storage/tables.ts'
import type { Room } from '../sync/room.ts'

/** Rows that are read in one turn, which takes about a millisecond. */
const rowsOfPage = 200

/** Some rows, and their JSON once it is asked for. Only the last page grows. */
interface Page {
  readonly rows: readonly EventRow[]
  text?: string
}

interface Kept {
  readonly pages: readonly Page[]
  readonly seq: number
}

interface Reading {
  readonly kept: Promise<Kept>
  /** `Room.historyRewrites` when it began: after another rewriting, everything is read again. */
  readonly rewrites: number
}

/** The latest events of some kinds. */
export class RecentEvents<Kind extends RoomEventKind> {
  readonly #db: Kysely<Tables>
  readonly #kinds: readonly Kind[]
  readonly #max: number
  readonly #rooms = new WeakMap<Room, Reading>()

  /** @param options.max the most events of a room, roughly: after an absence of years nobody reads all of them. */
  constructor(options: { db: Kysely<Tables>; kinds: readonly Kind[]; max: number }) {
    this.#db = options.db
    this.#kinds = options.kinds
    this.#max = options.max
  }

  /** The events of a room up to now, as pages for `eventsOfPages`. */
  async pagesOf(room: Room): Promise<readonly string[]> {
    const rewrites = room.historyRewrites
    const known = this.#rooms.get(room)
    const before =
      known?.rewrites === rewrites ? known.kept : this.#start(room).then((seq): Kept => ({ pages: [], seq }))
    const kept = before.then((kept) => this.#readOn(room, kept))
    this.#rooms.set(room, { kept, rewrites })
    // One that failed must not fail for ever.
    kept.catch(() => this.#rooms.delete(room))
    const { pages } = await kept
    return pages.map((page) => (page.text ??= JSON.stringify(page.rows)))
  }

  /** The sequence behind which the most events are read. */
  async #start(room: Room): Promise<number> {
    const row = await this.#db
      .selectFrom('events')
      .select('seq')
      .where('room', '=', room.num)
      .where('kind', 'in', this.#kinds)
      .orderBy('seq', 'desc')
      .offset(this.#max)
      .limit(1)
      .executeTakeFirst()
    return row?.seq ?? 0
  }

  async #readOn(room: Room, kept: Kept): Promise<Kept> {
    const pages = [...kept.pages]
    let seq = kept.seq
    for (;;) {
      const last = pages.at(-1)
      const isOpen = last !== undefined && last.rows.length < rowsOfPage
      const limit = rowsOfPage - (isOpen ? last.rows.length : 0)
      const rows = await this.#rowsAfter(room, seq, limit)
      seq = rows.at(-1)?.seq ?? seq
      if (rows.length > 0 && isOpen) pages[pages.length - 1] = { rows: [...last.rows, ...rows] }
      else if (rows.length > 0) pages.push({ rows })
      if (rows.length < limit) break
      await nextTurn()
    }
    return { pages: pages.slice(-Math.ceil(this.#max / rowsOfPage) - 1), seq }
  }

  #rowsAfter(room: Room, seq: number, limit: number): Promise<EventRow[]> {
    return this.#db
      .selectFrom('events')
      .selectAll()
      .where('room', '=', room.num)
      .where('seq', '>', seq)
      .where('kind', 'in', this.#kinds)
      .orderBy('seq')
      .limit(limit)
      .execute()
  }
}

/** The events in pages. */
export function eventsOfPages<Kind extends RoomEventKind>(
  pages: readonly string[],
  kinds: readonly Kind[],
): readonly EventOf<Kind>[] {
  return pages.flatMap((page) => eventsOfRows(JSON.parse(page) as EventRow[], kinds))
}

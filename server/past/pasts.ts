// The past of rooms, as members may see it: read from segments and log, replayed, and shown as records.
import type { Kysely } from 'kysely'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { maxMarks } from '#shared/past/contracts.ts'
import type { PastReach } from '#shared/past/contracts.ts'
import { kindsOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { Caller } from '#server/identity/caller.ts'
import { Copies } from '#server/sync/copies.ts'
import type { LiveDocument } from '#server/sync/live-document.ts'
import type { Room } from '#server/sync/room.ts'
import { ifDamaged } from '#server/storage/damaged-data.ts'
import type { Tables } from '#server/storage/tables.ts'
import { cutAt, documentsOf, firstMoment, prunedUntil } from './cut.ts'
import type { Asked, Cut, DocumentPast } from './cut.ts'
import { readPages } from './pages.ts'
import type { ReplayedDocument } from './pages.ts'
import type { Showing } from './replay.ts'
import { Replayer } from './replayer.ts'

/** How many requests may wait for a replay; further ones are refused and may come again. */
const maxWaiting = 32
/** How many replayed documents are kept, so that the next moment costs only the updates in between. */
const maxReplayed = 16
/** How much of the present is kept beside them, bytes of encoded state. */
const maxPresentBytes = 16 * 1024 * 1024

/** What the past needs. */
export interface PastsParts {
  readonly db: Kysely<Tables>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

/** Shows rooms as they were. */
export class Pasts {
  readonly #parts: PastsParts
  /** How far the worker thread has replayed each document; the one used last is at the end. */
  readonly #replayed = new Map<number, number>()
  /** What the worker thread has of the present. */
  readonly #present = new Copies(maxPresentBytes)
  readonly replayer = new Replayer(() => {
    this.#replayed.clear()
    this.#present.clear()
  })
  /** One replay after another: each read depends on what the worker thread has by then. */
  readonly #replays = new SerialQueue<'replay'>()
  #waiting = 0

  constructor(parts: PastsParts) {
    this.#parts = parts
  }

  /** The first and the last moment of a room's past, and moments between. */
  async reach({ room: { num } }: Caller): Promise<PastReach> {
    const { db, now } = this.#parts
    this.replayer.warm()
    const last = await momentOf(db, num, undefined)
    const to = { seq: last?.seq ?? 0, at: now() }
    const from = (await firstMoment(db, await documentsOf(db, num))) ?? to
    return { from, to, marks: await readMarks(db, num, from.seq, to.seq) }
  }

  /**
   * A room at a moment, as the body of a response. Refuses `moment-not-kept`, `moment-ahead`, `too-many-requests`, and as the
   * directory does.
   */
  async at(caller: Caller, asked: Asked): Promise<Outcome<Uint8Array>> {
    if (this.#waiting >= maxWaiting) return refused(refusal('too-many-requests'))
    this.#waiting += 1
    try {
      return await this.#replays.run('replay', () => this.#show(caller, asked))
    } finally {
      this.#waiting -= 1
    }
  }

  stop(): Promise<void> {
    return this.replayer.stop()
  }

  async #show({ memberId, room: { id } }: Caller, asked: Asked): Promise<Outcome<Uint8Array>> {
    const opened = await this.#parts.directory.room(id)
    if (!opened.ok) return opened
    if ('seq' in asked ? asked.seq > opened.value.seq : asked.at > this.#parts.now())
      return refused(refusal('moment-ahead'))
    // The room itself is whole, or it would not have been opened.
    const tell = (damage: Error) => this.#parts.reportError(damage, `The past of room ${id} is damaged`)
    const body = await this.#replay(opened.value, asked, memberId).catch(ifDamaged(tell))
    return body ? granted(body) : refused(refusal('moment-not-kept'))
  }

  async #replay(room: Room, asked: Asked, me: MemberId): Promise<Uint8Array | undefined> {
    // First, since the read below depends on what the worker thread has.
    const replayed = this.#makeRoom()
    const found = await this.#find(room.num, asked)
    if (!found) return undefined
    // A replay that fails half-way leaves documents that cannot be continued.
    for (const { num } of found.documents) this.#replayed.delete(num)
    const body = await this.#run(room, { show: 'records', ...found, me }, replayed)
    for (const { num, pages } of found.documents) this.#replayed.set(num, pages.upto)
    return body
  }

  async #run(room: Room, job: Omit<Showing, 'present' | 'forget'>, replayed: readonly number[]): Promise<Uint8Array> {
    const now = [...room.documents.values()].filter(hasWords)
    const present = now.map((document) => this.#present.newsOf(document))
    try {
      return await this.replayer.run({ ...job, present, forget: { replayed, present: this.#present.makeRoom() } })
    } catch (fault) {
      this.#present.forget(now)
      throw fault
    }
  }

  /** Reads in one transaction: between two reads the log could be compacted, trimmed or pruned. */
  #find(
    room: number,
    asked: Asked,
  ): Promise<{ moment: Omit<Cut, 'id'>; documents: readonly ReplayedDocument[] } | undefined> {
    return this.#parts.db.transaction().execute(async (db) => {
      const pasts = await documentsOf(db, room)
      const cut = await cutAt(db, pasts, asked)
      if (!cut) return undefined
      const documents: ReplayedDocument[] = []
      for (const past of pasts) {
        const { num, name } = past
        documents.push({ num, name, pages: await readPages(db, past, cut.id, this.#replayedUpto(num, cut.id)) })
      }
      return { moment: await shownMoment(db, { room, asked, cut, pasts }), documents }
    })
  }

  #replayedUpto(document: number, cut: number): number | undefined {
    const upto = this.#replayed.get(document)
    return upto !== undefined && upto <= cut ? upto : undefined
  }

  /** Drops the documents used longest ago. @returns them. */
  #makeRoom(): readonly number[] {
    const oldest = [...this.#replayed.keys()].slice(0, Math.max(0, this.#replayed.size - maxReplayed))
    for (const num of oldest) this.#replayed.delete(num)
    return oldest
  }
}

/** Whether members may take back what they said in a document. */
function hasWords({ name }: LiveDocument): boolean {
  return kindsOf(name).some(({ words }) => words !== undefined)
}

/** The moment that is shown: the requested event, or where only states are kept, that of the state before it. */
async function shownMoment(
  db: Kysely<Tables>,
  { room, asked, cut, pasts }: { room: number; asked: Asked; cut: Cut; pasts: readonly DocumentPast[] },
): Promise<Omit<Cut, 'id'>> {
  const isWhole = 'seq' in asked && asked.seq > (prunedUntil(pasts)?.seq ?? 0)
  return (isWhole ? await momentOf(db, room, asked.seq) : undefined) ?? { seq: cut.seq, at: cut.at }
}

/** The moment of an event; of the last one where none is named. */
async function momentOf(
  db: Kysely<Tables>,
  room: number,
  seq: number | undefined,
): Promise<{ seq: number; at: number } | undefined> {
  const events = db.selectFrom('events').select(['seq', 'at']).where('room', '=', room)
  const chosen = seq === undefined ? events.orderBy('seq', 'desc').limit(1) : events.where('seq', '=', seq)
  const row = await chosen.executeTakeFirst()
  return row && { seq: row.seq, at: Number(row.at) }
}

/** Events between two, evenly spaced. */
async function readMarks(
  db: Kysely<Tables>,
  room: number,
  from: number,
  to: number,
): Promise<{ seq: number; at: number }[]> {
  const step = Math.max(1, (to - from) / (maxMarks - 1))
  const count = Math.min(maxMarks, to - from + 1)
  const seqs = Array.from({ length: count }, (_, index) => Math.round(from + index * step))
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'at'])
    .where('room', '=', room)
    .where('seq', 'in', seqs)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, at }) => ({ seq, at: Number(at) }))
}

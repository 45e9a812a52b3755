// The past of rooms, as members may see it: found, replayed and shown as records by a worker process.
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
import { fileOf } from '#server/storage/database-file.ts'
import type { Tables } from '#server/storage/tables.ts'
import { documentsOf, firstMoment } from './cut.ts'
import type { Asked } from './cut.ts'
import { momentOfEvent } from './event-moments.ts'
import type { ReplayAnswer } from './replay-jobs.ts'
import { Replayer } from './replayer.ts'

/** How many requests may wait for a replay; further ones are refused and may come again. */
const maxWaiting = 32
/** How much of the present is kept beside them, bytes of encoded state. */
const maxPresentBytes = 16 * 1024 * 1024

/** What the past needs. */
export interface PastsParts {
  readonly db: Kysely<Tables>
  readonly directory: { roomAtRest(id: RoomId): Promise<Outcome<Room>> }
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

/** Shows rooms as they were. */
export class Pasts {
  readonly #parts: PastsParts
  /** What the worker process has of the present. */
  readonly #present = new Copies(maxPresentBytes)
  readonly replayer = new Replayer(() => this.#present.clear())
  /** One replay after another: each depends on what the worker process has by then. */
  readonly #replays = new SerialQueue<'replay'>()
  #waiting = 0

  constructor(parts: PastsParts) {
    this.#parts = parts
  }

  /** The first and the last moment of a room's past, and moments between. */
  async reach({ room: { num } }: Caller): Promise<PastReach> {
    const { db, now } = this.#parts
    this.replayer.warm()
    const last = await momentOfEvent(db, num, undefined)
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
    const opened = await this.#parts.directory.roomAtRest(id)
    if (!opened.ok) return opened
    if ('seq' in asked ? asked.seq > opened.value.seq : asked.at > this.#parts.now())
      return refused(refusal('moment-ahead'))
    // The room itself is whole, or it would not have been opened.
    const { bytes, damage } = await this.#replay(opened.value, asked, memberId)
    if (damage !== undefined) this.#parts.reportError(new Error(damage), `The past of room ${id} is damaged`)
    return bytes ? granted(bytes) : refused(refusal('moment-not-kept'))
  }

  async #replay(room: Room, asked: Asked, me: MemberId): Promise<ReplayAnswer> {
    const file = await fileOf(this.#parts.db)
    const now = [...room.documents.values()].filter(hasWords)
    const job = () => {
      const present = now.map((document) => this.#present.newsOf(document))
      return { show: 'records', file, room: room.num, asked, me, present, forget: this.#present.makeRoom() } as const
    }
    try {
      return await this.replayer.show(job)
    } catch (fault) {
      this.#present.forget(now)
      throw fault
    }
  }
}

/** Whether members may take back what they said in a document. */
function hasWords({ name }: LiveDocument): boolean {
  return kindsOf(name).some(({ words }) => words !== undefined)
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

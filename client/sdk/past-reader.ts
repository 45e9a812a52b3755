// Reads a room's past from the server, compares it with now, and restores it.
import type { MemberId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { PastRecords } from '#shared/past/contracts.ts'
import { documentNames } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { MemberInfo, RoomInfo, Shop } from '#shared/rooms/contracts.ts'
import { comparePast } from './compare-past.ts'
import type { Documents } from './compare-past.ts'
import { frozenLinks, freezeRoom } from './frozen-room.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import type { Members } from './members.ts'
import type { Moment } from './moment.ts'
import type { Part } from './part.ts'
import type { PastDifference, Restored, RestoredRecord } from './past-difference.ts'
import { planRestoring } from './restore-past.ts'
import type { RoomDocuments } from './room-document.ts'

/** How far back one can look. */
export interface PastReach {
  /** The earliest moment that is kept. */
  readonly from: Moment
  readonly to: Moment
  /** Moments between at which something happened, oldest first and at most 200 of them: marks for a slider. */
  readonly marks: readonly Moment[]
}

/** The room as it was. */
export interface PastRoomOf<Room> extends Moment {
  /**
   * Connected to nothing and read-only: this member is a viewer in it, and every call that would change something is refused. It can
   * be shown wherever the live room can.
   */
  readonly room: Room
  /** What differs between then and now. */
  difference(): PastDifference
  close(): void
}

/** What the past stands on. */
export interface PastContext<Room extends object> {
  readonly info: RoomInfo
  readonly shop: Shop
  readonly self: MemberInfo
  readonly me: MemberId
  readonly call: Api
  readonly documents: RoomDocuments
  readonly members: Pick<Members, 'me'>
  /** The room that these parts belong to, and the table they come from: the past freezes the same. */
  readonly room: Room
  readonly table: readonly Part[]
  readonly now: () => number
}

/** Limits of one update: its records, and its letters, for the server limits an update's size. */
const batch = { records: 100, letters: 16_000 } as const

/** The records of the past rooms that are open. */
const documentsOf = new WeakMap<object, Documents>()

/** As `Past.reach`. */
export function readReach({ info, call }: PastContext<object>): Promise<Outcome<PastReach>> {
  return call<PastReach>({ path: `/rooms/${info.id}/past/reach` })
}

/** As `Past.at`. */
export async function lookBack<Room extends object>(
  context: PastContext<Room>,
  moment: { readonly seq?: number; readonly at?: number },
): Promise<Outcome<PastRoomOf<Room>>> {
  const { info, call } = context
  const read = await call<PastRecords>({ path: `/rooms/${info.id}/past${queryOf({ ...moment })}` })
  if (!read.ok) return read
  const { seq, at, records } = read.value
  const links = frozenLinks(records)
  const past: PastRoomOf<Room> = {
    seq,
    at,
    room: freezeRoom(context, links),
    difference: () => comparePast(links, presentOf(context)),
    close: () => documentsOf.delete(past),
  }
  documentsOf.set(past, links)
  return granted(past)
}

/** As `Past.foresee`. */
export function foreseeRestoring(context: PastContext<object>, past: Moment): Outcome<Restored> {
  const documents = documentsOf.get(past)
  const { role, id } = context.members.me.get()
  if (!documents || role === 'viewer') return refused(refusal('role-may-not'))
  const { writes, left } = planRestoring(documents, presentOf(context), id)
  return granted({ restored: writes, left })
}

/** As `Past.restore`. */
export async function restorePast(context: PastContext<object>, past: Moment): Promise<Outcome<Restored>> {
  const plan = foreseeRestoring(context, past)
  if (!plan.ok) return plan
  const { restored: writes, left } = plan.value
  const restoring: Moment = { seq: past.seq, at: past.at }
  const restored: RestoredRecord[] = []
  const refusedToo: Restored['left'][number][] = []
  for (const name of documentNames) {
    for (const some of batchesOf(writes.filter(({ document }) => document === name))) {
      const edits = some.map(({ root, key, then }) => ({ root, key, after: then }))
      const written = context.documents[name].writeAny(edits, restoring)
      if (written.ok) restored.push(...some)
      else refusedToo.push(...some.map((one) => ({ ...one, why: 'not-allowed', refusal: written.refusal }) as const))
    }
  }
  return granted({ restored, left: [...left, ...refusedToo] })
}

function presentOf({ documents: { cart, annotations } }: PastContext<object>): Documents {
  return { cart: cart.link, annotations: annotations.link }
}

function batchesOf(writes: readonly RestoredRecord[]): readonly (readonly RestoredRecord[])[] {
  const batches: RestoredRecord[][] = []
  let letters = Infinity
  for (const write of writes) {
    letters += JSON.stringify(write.then).length
    const last = batches.at(-1)
    if (last && last.length < batch.records && letters <= batch.letters) last.push(write)
    else {
      batches.push([write])
      letters = JSON.stringify(write.then).length
    }
  }
  return batches
}

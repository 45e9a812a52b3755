// A room's past as a program holds it: read from the server, compared with now, and written again.
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { PastRecords } from '#shared/past/contracts.ts'
import { documentNames } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import { comparePast } from './compare-past.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import type { Restored, RestoredRecord } from './past-difference.ts'
import type { RecordLink } from './record-link.ts'
import { planRestoring } from './restore-past.ts'
import type { Moment, PastReach, PastRoom, Room } from './room.ts'
import { stillDocuments, stillRoom } from './still-room.ts'
import type { StillDocuments } from './still-room.ts'
import type { Writer } from './undoing.ts'

/** Records that go into one update, and letters: an update has a limit of size. */
const batch = { records: 100, letters: 16_000 } as const

/** A document of the room as it is now. */
export interface PresentDocument {
  readonly link: RecordLink
  readonly write: Writer
}

/** What looking back needs of the room as it is now. */
export interface PastParts {
  readonly room: Room
  readonly self: MemberInfo
  readonly call: Api
  readonly cart: PresentDocument
  readonly annotations: PresentDocument
}

/** The records of the rooms that were looked back at. */
const documentsOf = new WeakMap<PastRoom, StillDocuments>()

/** As `Past.reach`. */
export function readReach({ room, call }: PastParts): Promise<Outcome<PastReach>> {
  return call<PastReach>({ path: `/rooms/${room.info.id}/past/reach` })
}

/** As `Past.at`. */
export async function lookBack(
  parts: PastParts,
  moment: { readonly seq?: number; readonly at?: number },
): Promise<Outcome<PastRoom>> {
  const { room, call, self } = parts
  const read = await call<PastRecords>({ path: `/rooms/${room.info.id}/past${queryOf({ ...moment })}` })
  if (!read.ok) return read
  const { seq, at, records } = read.value
  const documents = stillDocuments(records)
  const past: PastRoom = {
    seq,
    at,
    room: stillRoom({ room, self, documents }),
    difference: () => comparePast(documents, presentOf(parts)),
    close: () => documentsOf.delete(past),
  }
  documentsOf.set(past, documents)
  return granted(past)
}

/** As `Past.foresee`. */
export function foreseeRestoring(parts: PastParts, past: PastRoom): Outcome<Restored> {
  const documents = documentsOf.get(past)
  const { role, id } = parts.room.me.get()
  if (!documents || role === 'viewer') return refused(refusal('role-may-not'))
  const { writes, left } = planRestoring(documents, presentOf(parts), id)
  return granted({ restored: writes, left })
}

/** As `Past.restore`. */
export async function restorePast(parts: PastParts, past: PastRoom): Promise<Outcome<Restored>> {
  const plan = foreseeRestoring(parts, past)
  if (!plan.ok) return plan
  const { restored: writes, left } = plan.value
  const restoring: Moment = { seq: past.seq, at: past.at }
  const restored: RestoredRecord[] = []
  const refusedToo: Restored['left'][number][] = []
  for (const name of documentNames) {
    for (const some of batchesOf(writes.filter(({ document }) => document === name))) {
      const edits = some.map(({ root, key, then }) => ({ root, key, after: then }))
      const written = parts[name].write(edits, restoring)
      if (written.ok) restored.push(...some)
      else refusedToo.push(...some.map((one) => ({ ...one, why: 'not-allowed', refusal: written.refusal }) as const))
    }
  }
  return granted({ restored, left: [...left, ...refusedToo] })
}

function presentOf({ cart, annotations }: PastParts): Readonly<Record<DocumentName, RecordLink>> {
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

// Takes a damaged room back to its last good state: everything of it that can still be read, put together again. No server may have
// the database open.
import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import * as Y from 'yjs'
import type { RoomId } from '#shared/ids.ts'
import { documentNames, isDocumentName } from '#shared/records/table.ts'
import { verifySnapshot } from './checksums.ts'
import { cutHistory, isWhole } from './cut-history.ts'
import { DamagedData, isDamage } from './damaged-data.ts'
import { readHeaders, readSegment, readSegmentUpdates } from './history-segments.ts'
import { unpack } from './pack-updates.ts'
import { RoomStore } from './room-store.ts'
import type { SnapshotRow } from './journal-tables.ts'
import type { Tables } from './tables.ts'

/** What was done to one document. */
export interface RepairedDocument {
  readonly name: string
  /** How many rows could not be read and are lost. */
  readonly lost: number
}

/** What of a document can be read. */
interface Remains {
  readonly updates: readonly Uint8Array[]
  readonly lost: number
}

/**
 * Repairs a room.
 * @returns its documents that were damaged; undefined where there is no such room.
 */
export async function repairRoom(
  db: Kysely<Tables>,
  id: RoomId,
  now: number,
): Promise<readonly RepairedDocument[] | undefined> {
  const room = await db.selectFrom('rooms').select('num').where('id', '=', id).executeTakeFirst()
  if (!room) return undefined
  const repaired: RepairedDocument[] = [...(await repairName(db, room.num))]
  const documents = await db.selectFrom('documents').select(['num', 'name']).where('room', '=', room.num).execute()
  for (const { num, name } of documents) {
    if (!(await damageOf(db, num))) continue
    repaired.push({ name, lost: await db.transaction().execute((trx) => repairDocument(trx, num, now)) })
  }
  return repaired
}

/** A document whose name is damaged, where only one name is missing. */
async function repairName(db: Kysely<Tables>, room: number): Promise<readonly RepairedDocument[]> {
  const documents = await db.selectFrom('documents').select(['num', 'name']).where('room', '=', room).execute()
  const [unknown, ...others] = documents.filter(({ name }) => !isDocumentName(name))
  const [missing, ...more] = documentNames.filter((name) => documents.every((one) => one.name !== name))
  if (!unknown || missing === undefined || others.length + more.length > 0) return []
  await db.updateTable('documents').set({ name: missing }).where('num', '=', unknown.num).execute()
  return [{ name: missing, lost: 0 }]
}

/** The first damage of a document or its history; undefined where both are whole. */
export async function damageOf(db: Kysely<Tables>, document: number): Promise<Error | undefined> {
  try {
    await new RoomStore(db).load(document)
    for (const { last } of await readHeaders(db, document)) await readSegmentUpdates(db, document, last)
    return undefined
  } catch (fault) {
    if (isDamage(fault)) return fault
    throw fault
  }
}

/** @returns how many rows were lost. */
async function repairDocument(trx: Kysely<Tables>, document: number, now: number): Promise<number> {
  const { updates, lost } = await remainsOf(trx, document)
  const state = stateOf(updates)
  // Behind everything that was ever in the log, and before everything that will be.
  const { upto } = await trx
    .selectFrom(sql<{ name: string; seq: number }>`sqlite_sequence`.as('sequence'))
    .select('sequence.seq as upto')
    .where('sequence.name', '=', 'updates')
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('snapshots').where('document', '=', document).execute()
  await cutHistory(trx, document, { state, upto, at: now })
  await trx.deleteFrom('updates').where('document', '=', document).execute()
  return lost
}

async function remainsOf(trx: Kysely<Tables>, document: number): Promise<Remains> {
  const snapshot = await trx.selectFrom('snapshots').selectAll().where('document', '=', document).executeTakeFirst()
  const log = await trx.selectFrom('updates').selectAll().where('document', '=', document).orderBy('id').execute()
  const logged = log.filter(isWhole).map(({ data }) => data)
  const past = await pastOf(trx, document)
  const isGood = snapshot !== undefined && isGoodSnapshot(snapshot)
  const lost = log.length - logged.length + past.lost + (snapshot && !isGood ? 1 : 0)
  return { updates: [...(isGood ? [snapshot.state] : past.updates), ...logged], lost }
}

/** Everything that is left of a document's history. Updates may be applied twice, and in any order. */
async function pastOf(trx: Kysely<Tables>, document: number): Promise<Remains> {
  const updates: Uint8Array[] = []
  let lost = 0
  for (const { last } of await readHeaders(trx, document)) {
    try {
      const segment = await readSegment(trx, document, last)
      if (segment?.state) updates.push(segment.packed === 1 ? unpack(segment.state) : segment.state)
      updates.push(...(await readSegmentUpdates(trx, document, last)).map(({ data }) => data))
    } catch (fault) {
      if (!(fault instanceof DamagedData)) throw fault
      lost += 1
    }
  }
  return { updates, lost }
}

function isGoodSnapshot(row: Selectable<SnapshotRow>): boolean {
  try {
    verifySnapshot(row)
    Y.decodeUpdate(row.state)
    return true
  } catch {
    return false
  }
}

/** The state that updates lead to. What builds on something that is lost is left out; its authors' devices still have it. */
function stateOf(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates.filter(isDecodable)) Y.applyUpdate(doc, update)
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

/** A row of a version without checksums shows only here that it is damaged. */
function isDecodable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}

// The state of a document from everything that the tables have of it.
import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import { verifyUpdate } from './checksums.ts'
import { readSnapshot } from './stored-rows.ts'
import type { Tables } from './tables.ts'

/**
 * Merges a state with the stored snapshot and with the log up to a place.
 * @param upto the place in the log of the last update in the state.
 * @throws DamagedData
 */
export async function mergedState(
  db: Kysely<Tables>,
  document: number,
  { state, upto }: { readonly state: Uint8Array; readonly upto: number },
): Promise<Uint8Array> {
  // One transaction: between two reads, another compaction could move updates from the log into the snapshot.
  const stored = await db.transaction().execute(async (db) => {
    const snapshot = await readSnapshot(db, document)
    const log = await db
      .selectFrom('updates')
      .selectAll()
      .where('document', '=', document)
      .where('id', '<=', upto)
      .orderBy('id')
      .execute()
    for (const row of log) verifyUpdate(row)
    return [...(snapshot ? [snapshot.state] : []), ...log.map(({ data }) => data)]
  })
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of [...stored, state]) Y.applyUpdate(doc, update)
  })
  const merged = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return merged
}

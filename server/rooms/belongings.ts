// What belongs to a member in a room's documents, and how it leaves with them.
import type { MemberId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { ownerOf } from '#shared/past/honour.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Room } from '#server/sync/room.ts'
import type { ServerWrite } from '#server/sync/server-writes.ts'

/** How many records are deleted at once: readers get one frame for each batch. */
const batchSize = 200

/** The records of a document that belong to a member, by root and key. */
export function* belongingsIn(
  room: Pick<Room, 'document'>,
  document: DocumentName,
  memberId: MemberId,
): Generator<{ readonly root: string; readonly key: string; readonly value: unknown }> {
  const { records } = room.document(document)
  for (const kind of kindsOf(document)) {
    if (!kind.belongsTo) continue
    for (const [key, value] of records.records(kind.root))
      if (ownerOf(kind, key, value) === memberId) yield { root: kind.root, key, value }
  }
}

/**
 * Deletes what belongs to a member, and rejects lines that they added and nobody else wants.
 * @param author on whose behalf, for the history.
 * Refuses `storage-unavailable`, and then some of it may be left.
 */
export async function removeBelongings(
  room: Room,
  memberId: MemberId,
  author: MemberId | null,
): Promise<Outcome<void>> {
  const unwanted = linesOnlyOf(room, memberId)
  for (const name of room.documents.keys()) {
    const writes: ServerWrite[] = [...belongingsIn(room, name, memberId)].map(({ root, key }) => {
      return { root, key, value: undefined }
    })
    if (name === 'cart') writes.push(...unwanted.map((line) => ({ root: 'lanes', key: line, value: 'rejected' })))
    for (let from = 0; from < writes.length; from += batchSize) {
      const written = await room.write(name, writes.slice(from, from + batchSize), { memberId: author })
      if (!written.ok) return written
    }
  }
  return granted(undefined)
}

/** Lines that a member added, that are still considered, and that no other member wants. */
function linesOnlyOf(room: Room, memberId: MemberId): readonly string[] {
  const wanted = new Set<string>()
  for (const [key, count] of room.records('wants')) {
    const slash = key.lastIndexOf('/')
    if (count > 0 && key.slice(slash + 1) !== memberId) wanted.add(key.slice(0, slash))
  }
  return [...room.records('lines')].flatMap(([line, { by }]) =>
    by === memberId && !wanted.has(line) && (room.records('lanes').get(line) ?? 'considering') === 'considering'
      ? [line]
      : [],
  )
}

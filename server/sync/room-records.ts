// Reads single records of a room in memory without copying their root.
import type { DocumentName, RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
import { valueOf } from './records-document.ts'
import type { RecordsDocument } from './records-document.ts'
import type { Room } from './room.ts'

/** The record; undefined where there is none. */
export function roomRecord<Name extends DocumentName, Root extends RootOf<Name>>(
  room: Room,
  [document, root]: readonly [Name, Root],
  key: string,
): ValueOf<Name, Root> | undefined {
  // Every record in the document was checked by the very kind that gives the type.
  return valueOf(room.document(document).records.newest(root as string, key)) as ValueOf<Name, Root> | undefined
}

/** The records under a root whose keys begin with an id and a slash, by the rest of the key. */
export function* roomRecordsOf<Name extends DocumentName, Root extends RootOf<Name>>(
  room: Room,
  [document, root]: readonly [Name, Root],
  id: string,
): Generator<readonly [string, ValueOf<Name, Root>]> {
  const start = `${id}/`
  for (const [key, value] of room.document(document).records.map(root as string) ?? []) {
    if (key.startsWith(start)) yield [key.slice(start.length), value as ValueOf<Name, Root>]
  }
}

/** All records of a document of a room, as folds read them. */
export function roomDocument<Name extends DocumentName>(room: Pick<Room, 'document'>, document: Name): RecordsOf<Name> {
  return recordsOf(document, room.document(document).records)
}

/** The same of a document of any thread. */
export function recordsOf<Name extends DocumentName>(_: Name, records: RecordsDocument): RecordsOf<Name> {
  return {
    records: <Root extends RootOf<Name>>(root: Root) =>
      records.records(root as string) as ReadonlyMap<string, ValueOf<Name, Root>>,
  }
}

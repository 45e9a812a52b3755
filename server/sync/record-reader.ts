// Reads single records of a room, from which history finds the products that an event concerns.
import type { RecordReader } from '#shared/history/concerned-products.ts'
import type { DocumentName, RootOf, ValueOf } from '#shared/records/table.ts'
import type { LiveDocument } from './live-document.ts'
import { valueOf } from './records-document.ts'

/** Reads the current records of a room's documents. */
export function recordReader(documentOf: (name: DocumentName) => LiveDocument): RecordReader {
  return {
    read: <Name extends DocumentName, Root extends RootOf<Name>>(name: Name, root: Root, key: string) =>
      // Every record in the document was checked by the very kind that gives the type.
      valueOf(documentOf(name).records.newest(root as string, key)) as ValueOf<Name, Root> | undefined,
    threadOf(message) {
      // Scans every key: 0.3 ms for 20,000 messages, and only reactions need it.
      const end = `/${message}`
      for (const key of documentOf('annotations').records.keys('messages')) {
        if (key.endsWith(end)) return key.slice(0, -end.length)
      }
      return undefined
    },
  }
}

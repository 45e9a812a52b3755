// A room's records, looked up one at a time: what history follows to the products that an event concerns.
import type { RecordReader } from '#shared/history/concerned-products.ts'
import type { DocumentName, RootOf, ValueOf } from '#shared/records/table.ts'
import type { LiveDocument } from './live-document.ts'
import { valueOf } from './records-document.ts'

/** Reads the records of a room's documents as they are now. */
export function recordReader(documentOf: (name: DocumentName) => LiveDocument): RecordReader {
  return {
    read: <Name extends DocumentName, Root extends RootOf<Name>>(name: Name, root: Root, key: string) =>
      // What is in the document was admitted by the very kind that gives the type.
      valueOf(documentOf(name).records.newest(root as string, key)) as ValueOf<Name, Root> | undefined,
    threadOf(message) {
      // A look at every key: 0.3 ms for 20,000 messages, and only a reaction asks.
      const end = `/${message}`
      for (const key of documentOf('annotations').records.keys('messages')) {
        if (key.endsWith(end)) return key.slice(0, -end.length)
      }
      return undefined
    },
  }
}

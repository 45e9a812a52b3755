// A look at some roots of a large document at rest: a task of the replica, so that its records need not be read here.
import type { DocumentName, RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
import type { ReplicaTask } from './replica-task.ts'

/** What is looked at may have this many bytes as JSON. More than this holds others up as reading all of the document would. */
const maxGlanceBytes = 512 * 1024

type Glanced = Readonly<Record<string, readonly (readonly [string, unknown])[]>>

/** The records of some roots as JSON; nothing where that is too much. */
export const glanceTask: ReplicaTask<{ readonly name: DocumentName; readonly roots: readonly string[] }> = {
  name: 'glance',
  run: (documents, { name, roots }) => {
    const document = documents.document(name)
    const glanced: Glanced = Object.fromEntries(roots.map((root) => [root, [...document.records(root)]]))
    const bytes = new TextEncoder().encode(JSON.stringify(glanced))
    return bytes.length > maxGlanceBytes ? [] : [bytes]
  },
}

/** The answer of `glanceTask` as records. Asking for a root that was not looked at is a bug. */
export function glancedRecords<Name extends DocumentName>(bytes: Uint8Array): RecordsOf<Name> {
  const glanced = JSON.parse(new TextDecoder().decode(bytes)) as Glanced
  return {
    records: <Root extends RootOf<Name>>(root: Root) => {
      const found = glanced[root as string]
      if (!found) throw new Error(`The root ${root as string} was not looked at`)
      // Every record in the document was checked by the very kind that gives the type.
      return new Map(found) as unknown as ReadonlyMap<string, ValueOf<Name, Root>>
    },
  }
}

// A link's records with the types that their kinds give them: the server lets nothing else in.
import type { DocumentName, RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
import type { DocumentLink } from './document-link.ts'
import type { Write } from './records.ts'

/** The records of a link. */
export function recordsOf<Name extends DocumentName>(link: DocumentLink): RecordsOf<Name> {
  return {
    records: <Root extends RootOf<Name>>(root: Root) =>
      link.records(root as string) as ReadonlyMap<string, ValueOf<Name, Root>>,
  }
}

/** A write whose value fits its root. */
export type TypedWrite<Name extends DocumentName> = {
  [Root in RootOf<Name>]: Write & { readonly root: Root; readonly after: ValueOf<Name, Root> | undefined }
}[RootOf<Name>]

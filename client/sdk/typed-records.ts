// A link's records with the types that their kinds give them: the server lets nothing else in.
import type { DocumentName, RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
import type { RecordLink } from './record-link.ts'
import type { Write } from './records.ts'

/** All records of a root, and any one of them. */
export interface TypedRecords<Name extends DocumentName> extends RecordsOf<Name> {
  record<Root extends RootOf<Name>>(root: Root, key: string): ValueOf<Name, Root> | undefined
}

/** The records of a link. */
export function recordsOf<Name extends DocumentName>(link: RecordLink): TypedRecords<Name> {
  return {
    records: <Root extends RootOf<Name>>(root: Root) =>
      link.records(root as string) as ReadonlyMap<string, ValueOf<Name, Root>>,
    record: <Root extends RootOf<Name>>(root: Root, key: string) =>
      link.record(root as string, key) as ValueOf<Name, Root> | undefined,
  }
}

/** A write whose value fits its root. */
export type TypedWrite<Name extends DocumentName> = {
  [Root in RootOf<Name>]: Write & { readonly root: Root; readonly after: ValueOf<Name, Root> | undefined }
}[RootOf<Name>]

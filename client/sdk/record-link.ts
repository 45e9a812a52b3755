// The records of a document: of one that is connected, or of one as it was at a moment of the past.
import type { Outcome } from '#shared/outcome.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { ChangedRecords } from './record-changes.ts'
import type { Write } from './records.ts'

/** Reads and writes the records of one document. */
export interface RecordLink {
  readonly name: DocumentName
  /** The records under a root, by key. */
  records(root: string): ReadonlyMap<string, unknown>
  /** One record; undefined for none. */
  record(root: string, key: string): unknown
  /** Why a write would be refused now; undefined where it is allowed. @param beside writes that are made together with it. */
  whyNot(write: Write, beside?: readonly Write[]): Refusal | undefined
  /** Makes all of the writes, as one update, or none. */
  write(writes: readonly Write[]): Outcome<void>
  /** Calls back, synchronously, after records under one of the roots changed. */
  onChange(roots: readonly string[], listener: (changed: ChangedRecords) => void): void
}

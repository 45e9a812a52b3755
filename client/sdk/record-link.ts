// What the views of a room read and write: a document of this device, whether it is connected or stands still.
import type { Outcome } from '#shared/outcome.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Write } from './records.ts'

/** See above; `DocumentLink` says what each call does. */
export interface RecordLink {
  readonly name: DocumentName
  records(root: string): ReadonlyMap<string, unknown>
  record(root: string, key: string): unknown
  whyNot(write: Write, beside?: readonly Write[]): Refusal | undefined
  write(writes: readonly Write[]): Outcome<void>
}

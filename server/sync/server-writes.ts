// The server's own writes: checked by the same kinds as members' edits, applied in one transaction.
import type { NewEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { authorizeEdit } from '#shared/records/authorize.ts'
import type { Because } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { Edit } from './inspect.ts'
import type { LiveDocument } from './live-document.ts'
import { valueOf } from './records-document.ts'

const server = 'server'

/** One write of the server. `undefined` deletes. */
export interface ServerWrite {
  readonly root: string
  readonly key: string
  readonly value: unknown
}

/** Writes that may be applied. */
export interface AuthorizedWrites {
  readonly edits: readonly Edit[]
  readonly newEvents: readonly NewEvent[]
}

/** Checks writes against the rules for the server. */
export function authorizeWrites(
  document: LiveDocument,
  writes: readonly ServerWrite[],
  { now, because }: { now: number; because?: Because | undefined },
): Outcome<AuthorizedWrites> {
  const edits = writes.map(({ root, key, value }) => {
    return { root, key, before: valueOf(document.records.newest(root, key)), after: value, concurrent: false }
  })
  const newEvents: NewEvent[] = []
  for (const edit of edits) {
    const kind = kindOf(document.name, edit.root)
    const authorized = kind
      ? authorizeEdit(kind, edit, { actor: { id: server, role: server }, now, because, read: () => undefined })
      : refused(refusal('unknown-root'))
    if (!authorized.ok) return authorized
    if (authorized.value) newEvents.push(authorized.value)
  }
  return granted({ edits, newEvents })
}

/** Applies the writes in one transaction. @returns the update; undefined where nothing changed. */
export function applyWrites(document: LiveDocument, writes: readonly ServerWrite[]): Uint8Array | undefined {
  const { doc } = document.records
  let update: Uint8Array | undefined
  const capture = (bytes: Uint8Array) => (update = bytes)
  doc.once('update', capture)
  doc.transact(() => {
    for (const { root, key, value } of writes) {
      const map = document.records.map(root)
      if (value === undefined) map?.delete(key)
      else map?.set(key, value)
    }
  })
  doc.off('update', capture)
  return update
}

// A visit's conversation as an associate reads it: as its members do, and with the question before its own message has come.
import type { WaitingRequest } from '#shared/desk/contracts.ts'
import type { StaffNote } from '#shared/desk/staff-notes.ts'
import { visitEntries } from '#shared/visits/visit-view.ts'
import type { VisitEntry, VisitRecords } from '#shared/visits/visit-view.ts'

/** One entry of a conversation. */
export type Entry =
  | { readonly kind: 'asked'; readonly id: string; readonly at: number; readonly request: WaitingRequest }
  | ({ readonly kind: 'note' } & StaffNote)
  | VisitEntry

/** The entries, the oldest first. */
export function entriesOf(
  request: WaitingRequest,
  records: VisitRecords,
  notes: readonly StaffNote[] = [],
): readonly Entry[] {
  const noted = notes.map((note): Entry => ({ kind: 'note', ...note }))
  const entries = [...visitEntries(records), ...noted].toSorted((one, other) => one.at - other.at)
  // The question is the first message of the conversation; until that has come, the request itself says it.
  if (entries.some((entry) => entry.kind === 'message' && entry.text === request.text)) return entries
  return [{ kind: 'asked', id: request.id, at: request.at, request }, ...entries]
}

// Every acceptance suite of the storage. A database that Tagalong runs on needs one line: `describeStorage('SQLite', open)`.
import type { OpenDatabase } from './database.ts'
import { describeDecisionRows } from './decision-rows.ts'
import { describeHistorySegments } from './history-segments.ts'
import { describeIdempotencyStore } from './idempotency-store.ts'
import { describeJournalStore } from './journal-store.ts'
import { describeOutbox } from './outbox.ts'
import { describePendingEvents } from './pending-events.ts'
import { describeRoomStore } from './room-store.ts'

/** Runs all suites on one database. @param open opens an empty one with all tables; called once a test. */
export function describeStorage(name: string, open: OpenDatabase): void {
  describeJournalStore(name, open)
  describeRoomStore(name, open)
  describeHistorySegments(name, open)
  describePendingEvents(name, open)
  describeIdempotencyStore(name, open)
  describeOutbox(name, open)
  describeDecisionRows(name, open)
}

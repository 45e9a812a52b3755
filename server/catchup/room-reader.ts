// Folds rooms without opening them: an open room stays in memory for a while, and a list of fifty full rooms would load them all
// at once.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Outcome } from '#shared/outcome.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { FoldInput, RoomFolds, RoomQuestion } from '../host/room-folds.ts'
import type { CallerRoom } from '../identity/caller.ts'
import { LiveDocument } from '../sync/live-document.ts'
import type { Room } from '../sync/room.ts'
import { RoomStore } from '../storage/room-store.ts'
import type { Tables } from '../storage/tables.ts'

/** What reading needs. */
export interface RoomReaderParts {
  readonly db: Kysely<Tables>
  readonly directory: { readonly inMemory: readonly Room[] }
  readonly folds: RoomFolds
}

/** Folds rooms, open or not. */
export class RoomReader {
  readonly #parts: RoomReaderParts
  readonly #store: RoomStore
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: RoomReaderParts) {
    this.#parts = parts
    this.#store = new RoomStore(parts.db)
  }

  /** The answer of the room in memory, or else of the stored one: one stored room at a time for all callers. Refuses as `RoomFolds`. */
  fold<Input extends FoldInput>(room: CallerRoom, question: RoomQuestion<Input>): Promise<Outcome<Uint8Array>> {
    const open = this.#parts.directory.inMemory.find(({ id }) => id === room.id)
    if (open) return this.#parts.folds.answer(open, question)
    const answer = this.#turn.then(() => this.#foldStored(room.num, question))
    this.#turn = answer.catch(() => {})
    return answer
  }

  async #foldStored<Input extends FoldInput>(num: number, question: RoomQuestion<Input>): Promise<Outcome<Uint8Array>> {
    // SQLite is synchronous: without a pause all other requests would wait until the whole list is read.
    await breathe()
    const documents = new Map<DocumentName, LiveDocument>()
    for (const name of question.documents)
      documents.set(name, new LiveDocument(name, await this.#store.document(num, name)))
    return this.#parts.folds.answerOnce({ num, documents }, question)
  }
}

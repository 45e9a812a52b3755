// Folds whole rooms into JSON answers: a small room at once, a large one in the replica's thread. Everybody who asks the same
// question gets the same kept answer until the room changes.
import type { DocumentName } from '#shared/records/table.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { ReplicaBusy } from '../sync/replica.ts'
import type { Replica } from '../sync/replica.ts'
import type { ReplicaTask } from '../sync/replica-task.ts'
import { roomDocument } from '../sync/room-records.ts'
import type { LiveDocument } from '../sync/live-document.ts'
import type { Room } from '../sync/room.ts'

/** Folding a room of this size, or of this many pages of events, takes a few milliseconds. */
const smallBytes = 128 * 1024
const smallPages = 2
/** The most answers of a room that are kept. */
const maxKept = 200

/** What a fold is given besides the documents. */
export interface FoldInput {
  /** Pages of events, see `RecentEvents`. */
  readonly pages: readonly string[]
}

/** A question to a room. */
export interface RoomQuestion<Input extends FoldInput> {
  readonly task: ReplicaTask<Input>
  readonly documents: readonly DocumentName[]
  /** Tells questions of the same task apart: whatever the answer depends on besides the room. */
  readonly key: string
  readonly input: () => Promise<Input>
}

interface CachedAnswers {
  /** `Room.durableChanges` when these answers were made. */
  readonly changes: number
  readonly byQuestion: Map<string, Promise<Uint8Array>>
}

/** Folds rooms. */
export class RoomFolds {
  readonly #replica: Pick<Replica, 'run'>
  readonly #kept = new WeakMap<Room, CachedAnswers>()

  constructor(replica: Pick<Replica, 'run'>) {
    this.#replica = replica
  }

  /** The answer as JSON. Refuses `too-many-requests` where too many wait for theirs. */
  async answer<Input extends FoldInput>(room: Room, question: RoomQuestion<Input>): Promise<Outcome<Uint8Array>> {
    const { byQuestion } = this.#keptOf(room)
    const name = `${question.task.name}/${question.key}`
    const answer = byQuestion.get(name) ?? this.#fold(room, question, true)
    byQuestion.set(name, answer)
    if (byQuestion.size > maxKept) byQuestion.delete(byQuestion.keys().next().value ?? '')
    const outcome = orBusy(answer)
    answer.catch(() => byQuestion.delete(name))
    return outcome
  }

  /** The same of documents that are read for this question alone, and let go. */
  async answerOnce<Input extends FoldInput>(
    { num, documents }: { readonly num: number; readonly documents: ReadonlyMap<DocumentName, LiveDocument> },
    question: RoomQuestion<Input>,
  ): Promise<Outcome<Uint8Array>> {
    const document = (name: DocumentName) => {
      const found = documents.get(name)
      if (!found) throw new Error(`The document ${name} was not read`)
      return found
    }
    const outcome = await orBusy(this.#fold({ num, document }, question, false))
    for (const read of documents.values()) read.letGo()
    return outcome
  }

  #keptOf(room: Room): CachedAnswers {
    const kept = this.#kept.get(room)
    if (kept?.changes === room.durableChanges) return kept
    const fresh = { changes: room.durableChanges, byQuestion: new Map<string, Promise<Uint8Array>>() }
    this.#kept.set(room, fresh)
    return fresh
  }

  async #fold<Input extends FoldInput>(
    room: Pick<Room, 'num' | 'document'>,
    { task, documents, input }: RoomQuestion<Input>,
    keepsCopies: boolean,
  ): Promise<Uint8Array> {
    const given = await input()
    const asked = documents.map((name) => room.document(name))
    const bytes = asked.reduce((sum, document) => sum + document.bytes, 0)
    const isSmall = bytes <= smallBytes && given.pages.length <= smallPages
    const [answer] = isSmall
      ? task.run(
          { document: (name) => room.document(name).records, records: (name) => roomDocument(room, name) },
          given,
        )
      : await this.#replica.run(task, { room: room.num, documents: asked, input: given, keepsCopies })
    if (!answer) throw new Error(`The task ${task.name} has no answer`)
    return answer
  }
}

async function orBusy(answer: Promise<Uint8Array>): Promise<Outcome<Uint8Array>> {
  try {
    return granted(await answer)
  } catch (fault) {
    if (fault instanceof ReplicaBusy) return refused(refusal('too-many-requests'))
    throw fault
  }
}

/** An answer of a task: JSON in memory of its own. */
export function jsonBytes(value: unknown): readonly Uint8Array[] {
  return [new TextEncoder().encode(JSON.stringify(value))]
}

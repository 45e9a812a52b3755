// Whole states of documents: for clients that ask what they lack, for memory, and for the disk. A large document is encoded in the
// replica, all others at once; what does not fit into one frame is kept for all who enter.
import { setTimeout as wait } from 'node:timers/promises'
import type { RecordsOf, RootOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { Connection } from './connection.ts'
import { encodeState } from './encode-state.ts'
import { glancedRecords, glanceTask } from './glance.ts'
import { extended } from './kept-state.ts'
import type { KeptState } from './kept-state.ts'
import type { LiveDocument, MemorySnapshot } from './live-document.ts'
import { updateIn } from './frames.ts'
import { ReplicaBusy } from './replica.ts'
import type { Replica } from './replica.ts'
import { framesOf, missingState, wholeState } from './state-tasks.ts'

/** A state of this size is sent as one frame. */
const smallBytes = 240 * 1024
/** The most attempts to encode a whole state while the document changes. */
const maxAttempts = 4

/** What answering needs. */
export interface StateAnswersParts {
  readonly replica: Pick<Replica, 'run'>
  readonly reportError: (fault: unknown, message: string) => void
}

interface Asked {
  readonly room: { readonly num: number }
  readonly document: LiveDocument
}

/** A room whose cart is looked at. */
interface LookedAt extends RecordsOf<'cart'> {
  readonly num: number
  document(name: 'cart'): LiveDocument
}

/** Where a question comes from. */
export interface Asking extends Asked {
  readonly connection: Connection
}

/** Answers state vectors. */
export class StateAnswers {
  readonly #parts: StateAnswersParts
  readonly #making = new WeakMap<LiveDocument, Promise<KeptState>>()
  readonly #preparing = new WeakMap<LiveDocument, Promise<number>>()

  constructor(parts: StateAnswersParts) {
    this.#parts = parts
  }

  /** Sends a connection all durable updates that its client lacks. One whose answer is on its way already gets no second one. */
  answer(asking: Asking, stateVector: Uint8Array): void {
    const { document, connection } = asking
    if (!connection.beginState()) return
    if (document.bytes <= smallBytes) deliver(connection, [document.stateFor(stateVector)])
    // It takes less time than to start the replica's process. A member above their budget waits.
    else if (!document.isLarge && connection.waitMs === 0) deliver(connection, stateNow(document, stateVector))
    else void this.#answerLater(asking, stateVector)
  }

  /**
   * Prepares a large document for edits: its records are read where it is at rest, and near its limit it is encoded as one, so that its
   * size is known. Where that fails, the edit does it.
   * @returns how long it held others up in all, milliseconds.
   */
  prepare(asked: Asked): Promise<number> {
    const { document } = asked
    if (document.isPrepared) return Promise.resolve(0)
    const known = this.#preparing.get(document)
    if (known) return known
    const preparing = this.#prepare(asked)
      .catch((fault: unknown) => {
        this.#report(fault, 'A document could not be prepared for edits')
        return 0
      })
      .finally(() => this.#preparing.delete(document))
    this.#preparing.set(document, preparing)
    return preparing
  }

  /** Finds out what a large document at rest has, so that clients can be greeted: its records stay where they are. */
  async learn(asked: Asked): Promise<void> {
    if (asked.document.hasStateVector || !asked.document.wakesSlowly) return
    try {
      await this.#whole(asked)
    } catch (fault) {
      this.#report(fault, 'What a document has could not be found out')
    }
  }

  /** The records under some roots of a room's cart. A large one stays at rest, if the replica has time and they are not too many. */
  async glance(room: LookedAt, roots: readonly RootOf<'cart'>[]): Promise<RecordsOf<'cart'>> {
    const document = room.document('cart')
    if (!document.wakesSlowly) return room
    try {
      const asked = { room: room.num, documents: [document], input: { name: document.name, roots } }
      const [found] = await this.#parts.replica.run(glanceTask, asked)
      if (found) return glancedRecords(found)
    } catch (fault) {
      this.#report(fault, 'A document could not be looked at')
    }
    await this.prepare({ room, document })
    return room
  }

  async #prepare(asked: Asked): Promise<number> {
    if (asked.document.isOverestimated) await this.#encode(asked)
    if (!asked.document.wakesSlowly) return 0
    const { frames, upto } = await this.#whole(asked)
    return asked.document.wakeInParts(frames.map(updateIn), upto)
  }

  /** A snapshot of a document; undefined if nothing is new. A large one is encoded in the replica, if that has time. */
  async snapshot(asked: Asked): Promise<MemorySnapshot | undefined> {
    const { document } = asked
    const place = document.isLarge ? document.snapshotPlace() : undefined
    if (!place) return document.snapshot()
    try {
      return { ...place, state: await this.#encode(asked) }
    } catch (fault) {
      this.#report(fault, 'A document could not be encoded in the replica')
      return document.snapshot()
    }
  }

  /** Encodes the durable state as one, without what was deleted since; the document takes it over. */
  async #encode({ room, document }: Asked): Promise<Uint8Array> {
    const { base, updates, upto } = document.since(undefined)
    const state = await encodeState(this.#parts.replica, room.num, base ? [base, ...updates] : updates)
    document.rebased(state, upto)
    return state
  }

  #report(fault: unknown, message: string): void {
    if (!(fault instanceof ReplicaBusy)) this.#parts.reportError(fault, message)
  }

  async #answerLater(asking: Asking, stateVector: Uint8Array): Promise<void> {
    const { connection } = asking
    try {
      // A whole document is dear: a member who had several waits for the next, and is not closed.
      await affordable(connection)
      if (connection.closed) return
      const hasNothing = stateVector.length <= 1
      deliver(connection, hasNothing ? (await this.#whole(asking)).frames : await this.#missing(asking, stateVector))
    } catch (fault) {
      this.#report(fault, 'The state of a document could not be encoded')
      connection.close(refusal(fault instanceof ReplicaBusy ? 'too-many-requests' : 'fault'))
    }
  }

  async #missing({ room, document }: Asked, stateVector: Uint8Array): Promise<readonly Uint8Array[]> {
    const input = { name: document.name, stateVector, wholeBytes: document.bytes }
    const frames = await this.#parts.replica.run(missingState, { room: room.num, documents: [document], input })
    return frames.length > 0 ? frames : (await this.#whole({ room, document })).frames
  }

  /** The whole state up to this moment: what becomes durable from now on is held back by the connection. */
  async #whole({ room, document }: Asked): Promise<KeptState> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const kept = document.keptState ?? (await this.#made(room.num, document))
      const current = extended(kept, document.since(kept.upto))
      document.keptState = current
      if (current) return current
    }
    throw new ReplicaBusy('A document changes faster than it can be encoded')
  }

  /** Makes the whole state, once for all who ask meanwhile. */
  #made(room: number, document: LiveDocument): Promise<KeptState> {
    const known = this.#making.get(document)
    if (known) return known
    const making = this.#make(room, document).finally(() => this.#making.delete(document))
    this.#making.set(document, making)
    return making
  }

  async #make(room: number, document: LiveDocument): Promise<KeptState> {
    const { base, updates, upto } = document.since(undefined)
    const input = { updates: base ? [base, ...updates] : updates }
    const [stateVector, ...frames] = await this.#parts.replica.run(wholeState, { room, documents: [], input })
    if (!stateVector) throw new Error('The replica has encoded nothing')
    document.learn(stateVector, upto)
    return { frames, upto, additions: 0 }
  }
}

/** What a client lacks of a document that is not large, in parts. */
function stateNow(document: LiveDocument, stateVector: Uint8Array): readonly Uint8Array[] {
  const hasNothing = stateVector.length <= 1
  if (!hasNothing) return framesOf(document.missing(stateVector))
  const kept = document.keptState
  const current = (kept && extended(kept, document.since(kept.upto))) ?? keptStateOf(document.whole())
  document.keptState = current
  return current.frames
}

function keptStateOf({ state, upto }: { state: Uint8Array; upto: number }): KeptState {
  return { frames: framesOf(state), upto, additions: 0 }
}

async function affordable(connection: Connection): Promise<void> {
  for (let ms = connection.waitMs; ms > 0 && !connection.closed; ms = connection.waitMs)
    await wait(ms, undefined, { ref: false })
}

/** Sends the state; the member pays for its bytes. */
function deliver(connection: Connection, frames: readonly Uint8Array[]): void {
  connection.deliverState(frames)
  connection.payForState(frames.reduce((sum, { length }) => sum + length, 0))
}

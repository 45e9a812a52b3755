// The replica: copies of large documents in a worker process, where whole documents are encoded, split and folded. This thread only
// hands over what is new. Rooms take turns, so that a room that asks a lot waits for itself.
import { Copies } from './copies.ts'
import type { ReplicaJob, ReplicaTask } from './replica-task.ts'
import type { LiveDocument } from './live-document.ts'
import { BackgroundWorker } from './background-worker.ts'
import { startProcess } from './worker-process.ts'

/** How many jobs of a room, and of all rooms, may wait; further ones are refused and may come again. */
const maxWaitingOfRoom = 32
const maxWaiting = 512
/** How much the copies may hold, bytes of encoded state. In memory they take seven times as much. */
const maxCopiedBytes = 48 * 1024 * 1024

/** Too many jobs wait; the caller refuses with `too-many-requests`. */
export class ReplicaBusy extends Error {}

interface WaitingJob {
  readonly task: string
  readonly input: unknown
  readonly documents: readonly LiveDocument[]
  readonly keepsCopies: boolean
  readonly resolve: (answer: readonly Uint8Array[]) => void
  readonly reject: (fault: unknown) => void
}

/** The replica as the server sees it. */
export class Replica {
  readonly #worker: BackgroundWorker<ReplicaJob, readonly Uint8Array[]>
  readonly #copies = new Copies(maxCopiedBytes)
  /** What the process still has, and no job will continue. */
  #leftOver: number[] = []
  /** Jobs by room; the room whose turn is next is first. */
  readonly #waiting = new Map<number, WaitingJob[]>()
  #waitingCount = 0
  #isRunning = false

  /** @param module of the process: it runs a `ReplicaRunner`. */
  constructor(module: URL) {
    this.#worker = new BackgroundWorker(startProcess(module), () => this.#copies.clear())
  }

  /**
   * Runs a task on the durable state of documents, as it is when the task's turn comes.
   * @param room whose turn it takes.
   * @param keepsCopies whether the process keeps copies of the documents for further tasks.
   * @throws ReplicaBusy; a fault of the process.
   */
  run<Input>(
    task: ReplicaTask<Input>,
    {
      room,
      documents,
      input,
      keepsCopies = true,
    }: { room: number; documents: readonly LiveDocument[]; input: Input; keepsCopies?: boolean },
  ): Promise<readonly Uint8Array[]> {
    const ofRoom = this.#waiting.get(room) ?? []
    if (ofRoom.length >= maxWaitingOfRoom || this.#waitingCount >= maxWaiting)
      return Promise.reject(new ReplicaBusy('Too many tasks wait for the replica'))
    return new Promise((resolve, reject) => {
      ofRoom.push({ task: task.name, input, documents, keepsCopies, resolve, reject })
      this.#waiting.set(room, ofRoom)
      this.#waitingCount += 1
      void this.#runNext()
    })
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #runNext(): Promise<void> {
    if (this.#isRunning) return
    const next = this.#takeNext()
    if (!next) return
    this.#isRunning = true
    try {
      const answer = await this.#worker.run(() => this.#jobOf(next))
      if (!next.keepsCopies) this.#leave(next.documents)
      next.resolve(answer)
    } catch (fault) {
      this.#copies.forget(next.documents)
      next.reject(fault)
    }
    this.#isRunning = false
    void this.#runNext()
  }

  #leave(documents: readonly LiveDocument[]): void {
    this.#copies.forget(documents)
    this.#leftOver.push(...documents.map(({ num }) => num))
  }

  #takeNext(): WaitingJob | undefined {
    for (const [room, [job, ...later]] of this.#waiting) {
      // Behind all other rooms.
      this.#waiting.delete(room)
      if (later.length > 0) this.#waiting.set(room, later)
      if (!job) continue
      this.#waitingCount -= 1
      return job
    }
    return undefined
  }

  #jobOf({ task, input, documents }: WaitingJob): ReplicaJob {
    const news = documents.map((document) => this.#copies.newsOf(document))
    return { task, input, news, forget: [...this.#leftOver.splice(0), ...this.#copies.makeRoom()] }
  }
}

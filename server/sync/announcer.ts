// What happens once a commit is durable. Read from top to bottom: this is the order, and nothing of it happens earlier, for nobody
// may see what a crash could still take back.
import type { Change } from './change.ts'
import { updateFrame } from './frames.ts'
import type { LiveDocument } from './live-document.ts'
import { mergeUpdates } from './merge-updates.ts'
import type { PeopleListener } from './people-listener.ts'
import type { RoomHooks } from './room-hooks.ts'
import type { Room, RoomEntry } from './room.ts'

/** Announces what the journal made durable. */
export class Announcer {
  readonly #people: Pick<PeopleListener, 'emitHistory'>
  #hooks: readonly RoomHooks[] = []
  readonly #reportError: (fault: unknown, message: string) => void

  constructor(options: {
    people: Pick<PeopleListener, 'emitHistory'>
    reportError: (fault: unknown, message: string) => void
  }) {
    this.#people = options.people
    this.#reportError = options.reportError
  }

  /** Attaches the hooks of the features; the directory does, with its own. */
  attach(hooks: readonly RoomHooks[]): void {
    this.#hooks = hooks
  }

  /**
   * Announces one commit.
   * @param entries in the order in which they were appended.
   * @param ids the place of each entry's update in the log.
   */
  announce(entries: readonly RoomEntry[], ids: readonly number[]): void {
    // Settle all entries before anything is sent, so that one frame and one saved mark cover the whole commit.
    const byRoom = new Map<Room, RoomEntry[]>()
    for (const [index, entry] of entries.entries()) {
      settle(entry, ids[index] ?? 0)
      const ofRoom = byRoom.get(entry.owner)
      if (ofRoom) ofRoom.push(entry)
      else byRoom.set(entry.owner, [entry])
    }
    for (const [room, ofRoom] of byRoom) this.#announceRoom(room, ofRoom)
  }

  #announceRoom(room: Room, entries: readonly RoomEntry[]): void {
    // 1. The connections get the updates, their authors the saved marks.
    for (const document of room.documents.values()) announceDocument(document)
    // 2. People get the events of the history.
    const events = entries.length === 1 ? entries[0]?.events : entries.flatMap((entry) => entry.events)
    if (events && events.length > 0) this.#people.emitHistory(room.id, events)
    // 3. Features see each change.
    for (const { change } of entries) if (change) this.#callHooks(room, change)
    // 4. The server's own writes return to their callers.
    for (const { onDurable } of entries) onDurable?.()
  }

  #callHooks(room: Room, change: Change): void {
    for (const feature of this.#hooks) {
      try {
        feature.changed?.(room, change)
      } catch (fault) {
        // The change is durable and sent. A bug in one feature must not keep it from the others, or from other rooms.
        this.#reportError(fault, 'A feature failed on a change')
      }
    }
  }
}

/** Counts an entry as durable; nobody is told yet. */
function settle({ owner, change, document, author, updateNumber }: RoomEntry, id: number): void {
  owner.settled()
  if (!change || !document) return
  document.saved(change.update, author, id)
  if (updateNumber !== undefined) author?.settle(updateNumber)
}

/** Sends what is newly durable in a document: one frame for all connections, then the saved marks of its authors. */
function announceDocument(document: LiveDocument): void {
  const fresh = document.takeFresh()
  const first = fresh[0]
  if (!first) return
  const update = mergeUpdates(fresh.map(({ update }) => update))
  const frame = updateFrame(update)
  // An author has their own updates already; where several wrote, the frame holds something new for each.
  const soleAuthor = fresh.every(({ author }) => author === first.author) ? first.author : undefined
  for (const connection of document.connections) if (connection !== soleAuthor) connection.sendUpdate(update, frame)
  for (const author of new Set(fresh.map((saved) => saved.author))) author?.sendSavedMark()
  document.mergeTail()
}

// The rooms in memory. A room is read for its first connection, and leaves memory some time after the last one closed.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RoomId, SessionId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { documentNames } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { isDamage } from '../storage/damaged-data.ts'
import type { RoomStore, StoredRoom } from '../storage/room-store.ts'
import type { Announcer } from './announcer.ts'
import type { Journal } from './journal.ts'
import { LiveDocument } from './live-document.ts'
import type { PeopleListener } from './people-listener.ts'
import type { Replica } from './replica.ts'
import type { RoomHooks } from './room-hooks.ts'
import { Room } from './room.ts'
import type { RoomEntry, RoomListener } from './room.ts'
import { StateAnswers } from './state-answers.ts'

/** Settings and parts of a directory. */
export interface DirectoryOptions {
  readonly store: RoomStore
  readonly journal: Journal<RoomEntry>
  readonly announcer: Announcer
  readonly replica: Pick<Replica, 'run'>
  readonly people: PeopleListener
  readonly reportError: (fault: unknown, message: string) => void
  /** How long a room without connections stays in memory. */
  readonly idleMs: number
  readonly now: () => number
}

/** The rooms in memory. */
export class Directory {
  readonly #options: DirectoryOptions
  readonly #rooms = new Map<RoomId, Promise<Outcome<Room>>>()
  readonly #inMemory = new Map<RoomId, Room>()
  readonly #idle = new Map<RoomId, NodeJS.Timeout>()
  /** Rooms whose stored data is damaged: closed until somebody repairs them, which needs the server to be stopped. */
  readonly #damaged = new Set<RoomId>()
  readonly #listener: RoomListener
  readonly #states: StateAnswers
  #hooks: readonly RoomHooks[] = []
  #uncompacted = false
  #isStopped = false

  constructor(options: DirectoryOptions) {
    this.#options = options
    this.#states = new StateAnswers(options)
    this.#listener = {
      emptied: (room) => {
        for (const feature of this.#hooks) feature.emptied?.(room)
        this.#leaveLater(room)
      },
      lost: (room, fault) => {
        this.#uncompacted = true
        options.reportError(fault, 'A change could not be applied or saved; the room is read again')
        this.#forget(room)
      },
    }
  }

  /** Attaches the features, once and before any room is read. */
  attach(hooks: readonly RoomHooks[]): void {
    this.#hooks = hooks
    this.#options.announcer.attach(hooks)
  }

  /** The rooms in memory now. */
  get inMemory(): readonly Room[] {
    return [...this.#inMemory.values()]
  }

  get damagedCount(): number {
    return this.#damaged.size
  }

  /** Closes a room whose stored data was found damaged. */
  closeDamaged(id: RoomId, fault: Error): void {
    if (this.#damaged.has(id)) return
    this.#damaged.add(id)
    const advice = `Stop the server and run: npm run db -- repair ${id}`
    this.#options.reportError(fault, `Room ${id} is damaged and closed; all others go on. ${advice}`)
  }

  /** Whether a room left memory with updates that no snapshot has. The answer is given once; the caller compacts them. */
  takeUncompacted(): boolean {
    const left = this.#uncompacted
    this.#uncompacted = false
    return left
  }

  /**
   * The room, from memory or from the store, with the records of its cart at hand.
   * Refuses `no-such-room`, `room-closed`, `room-damaged`, `node-restarting`.
   */
  async room(id: RoomId): Promise<Outcome<Room>> {
    const outcome = await this.roomAtRest(id)
    if (!outcome.ok) return outcome
    const [room, cart] = [outcome.value, outcome.value.document('cart')]
    if (cart.wakesSlowly) await this.#states.prepare({ room, document: cart })
    return outcome
  }

  /** The same for callers who need no records, or have them read by the replica: those of a large cart may be at rest. */
  roomAtRest(id: RoomId): Promise<Outcome<Room>> {
    if (this.#isStopped) return Promise.resolve(refused(refusal('node-restarting')))
    clearTimeout(this.#idle.get(id))
    this.#idle.delete(id)
    let room = this.#rooms.get(id)
    if (!room) {
      room = this.#read(id)
      this.#rooms.set(id, room)
      // Only those who already wait get the fault or the refusal; the next caller reads again.
      room.then(
        (outcome) => outcome.ok || this.#rooms.delete(id),
        () => this.#rooms.delete(id),
      )
    }
    // The caller has the idle time to connect or to write; after that the room may leave memory.
    room.then(
      (outcome) => outcome.ok && this.#leaveLater(outcome.value),
      () => {},
    )
    return room
  }

  /** The last sequence of a room's history. Refuses as `room`. */
  async seqOf(id: RoomId): Promise<Outcome<number>> {
    const room = await this.roomAtRest(id)
    return room.ok ? granted(room.value.seq) : room
  }

  async #read(id: RoomId): Promise<Outcome<Room>> {
    const { store, journal } = this.#options
    // A room that was lost may still have entries in the commit under way.
    await journal.turn()
    const stored = await store.room(id)
    if (!stored) return refused(refusal('no-such-room'))
    if (stored.closedAt !== null) return refused(refusal('room-closed'))
    try {
      if (!this.#damaged.has(id)) return granted(await this.#open(stored))
    } catch (fault) {
      if (!isDamage(fault)) throw fault
      this.closeDamaged(id, fault)
    }
    return refused(refusal('room-damaged'))
  }

  async #open(stored: StoredRoom): Promise<Room> {
    const room = await this.#build(stored)
    this.#inMemory.set(stored.id, room)
    try {
      const looksAt = [...new Set(this.#hooks.flatMap((feature) => feature.looksAt ?? []))]
      const cart = await this.#states.glance(room, looksAt)
      for (const feature of this.#hooks) await feature.opened?.(room, cart)
    } catch (fault) {
      // Nobody has it. Left in memory, it would be compacted beside the one that is read next.
      if (this.#inMemory.get(room.id) === room) this.#drop(room)
      throw fault
    }
    return room
  }

  async #build(stored: StoredRoom): Promise<Room> {
    const { store, journal, people, now } = this.#options
    const documents = new Map<DocumentName, LiveDocument>()
    for (const name of [...documentNames, ...(await store.visitDocuments(stored.num))])
      documents.set(name, new LiveDocument(name, await store.document(stored.num, name)))
    const [owners, lastSeq] = [await store.clients(stored.num), await store.lastSeq(stored.num)]
    const states = this.#states
    return new Room({ stored, documents, owners, lastSeq, journal, states, people, now, listener: this.#listener })
  }

  /** Adds a document to a room in memory, where it has none of that name. */
  async addDocument(room: Room, name: DocumentName): Promise<void> {
    const stored = await this.#options.store.document(room.num, name)
    if (!room.documents.has(name)) room.add(new LiveDocument(name, stored))
  }

  #leaveLater(room: Room): void {
    clearTimeout(this.#idle.get(room.id))
    if (room.connections.count > 0 || room.isLost || this.#inMemory.get(room.id) !== room) return
    this.#idle.set(
      room.id,
      setTimeout(() => void this.#unload(room), this.#options.idleMs),
    )
  }

  async #unload(room: Room): Promise<void> {
    if (room.connections.count > 0 || room.isLost) return
    const timer = this.#idle.get(room.id)
    try {
      await this.compact(room)
    } catch (fault) {
      this.#options.reportError(fault, 'A room could not be compacted and stays in memory')
      return this.#leaveLater(room)
    }
    // Meanwhile somebody may have asked for the room, connected, or written.
    if (this.#idle.get(room.id) !== timer) return
    if (room.connections.count > 0 || room.hasPending || isUncompacted(room)) return this.#leaveLater(room)
    this.#forget(room)
  }

  /** Writes snapshots that cover the room's updates in the log. */
  async compact(room: Room): Promise<void> {
    for (const document of room.documents.values()) {
      const snapshot = await this.#states.snapshot({ room, document })
      if (!snapshot) continue
      const damage = await this.#options.store.compact(document.num, { ...snapshot, at: this.#options.now() })
      if (damage) this.#options.reportError(damage, `A damaged part of the past of room ${room.id} was left out`)
      document.compacted(snapshot)
    }
  }

  #leftInLog({ id }: Room, fault: unknown): void {
    this.#options.reportError(fault, `Room ${id} could not be compacted; its updates stay in the log`)
  }

  #forget(room: Room): void {
    clearTimeout(this.#idle.get(room.id))
    this.#idle.delete(room.id)
    if (this.#inMemory.get(room.id) !== room) return
    this.#rooms.delete(room.id)
    this.#drop(room)
  }

  /** Takes a room out of memory, with what it may still have in the log. */
  #drop(room: Room): void {
    this.#inMemory.delete(room.id)
    if (isUncompacted(room)) this.#uncompacted = true
    for (const document of room.documents.values()) {
      document.awareness?.stop()
      document.letGo()
    }
  }

  /** Closes the connections of sessions that were ended; a room that is not in memory has none. */
  endSessions(id: RoomId, sessions: readonly SessionId[]): void {
    const why = refusal('session-ended')
    this.#inMemory.get(id)?.connections.closeSessions(new Set(sessions), why)
    this.#options.people.endSessions(sessions, why)
  }

  /** Closes the connections of a room that was closed, and takes it out of memory. */
  async close(id: RoomId): Promise<void> {
    const room = this.#inMemory.get(id)
    if (!room) return
    room.connections.closeAll(refusal('room-closed'))
    await this.#options.journal.idle()
    await this.compact(room)
    this.#forget(room)
  }

  /** Drops the records of documents that nobody reads or writes; their bytes stay. Others have a turn after each. */
  async letRest(): Promise<void> {
    for (const room of this.inMemory)
      for (const document of room.documents.values()) if (document.restIfQuiet()) await nextTurn()
  }

  /** Reads no more rooms, closes all connections, waits until their writes are durable, and compacts. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.allSettled(this.#rooms.values())
    for (const room of this.inMemory) room.connections.closeAll(refusal('node-restarting'))
    await this.#options.journal.idle()
    for (const room of this.inMemory) {
      // Updates that are not compacted stay in the log until the next start.
      if (!room.isLost) await this.compact(room).catch((fault: unknown) => this.#leftInLog(room, fault))
      this.#forget(room)
    }
  }
}

function isUncompacted(room: Room): boolean {
  return [...room.documents.values()].some((document) => document.firstUncompacted !== undefined)
}

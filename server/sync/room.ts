// A room in memory: its documents, its connections, whose Yjs clients are whose, and the one way in which anything becomes part of it.
import type { Because } from '#shared/records/record-kind.ts'
import { concernedProducts } from '#shared/history/concerned-products.ts'
import type { NewEvent, RoomEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, SessionId, ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { firstSyncBurstBytes, firstSyncBytesPerSecond, maxConnectionsOfMember } from '#shared/records/limits.ts'
import type { DocumentName, RootOf, ValueOf } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { Change } from './change.ts'
import { ClientOwners } from './client-owners.ts'
import type { Edit } from './inspect.ts'
import type { Journal } from './journal.ts'
import { newClient } from './live-document.ts'
import type { LiveDocument } from './live-document.ts'
import { recordReader } from './record-reader.ts'
import type { Connection } from './connection.ts'
import type { StoredUpdate } from '../storage/journal-store.ts'
import { TokenBucket } from '../limits/token-bucket.ts'
import { applyWrites, authorizeWrites } from './server-writes.ts'
import type { ServerWrite } from './server-writes.ts'

const server = 'server'

/** What a room tells the rest of the server. */
export interface RoomListener {
  /** After the change is durable and told. */
  committed(room: Room, change: Change): void
  /** New events, durable, in order. */
  history(room: Room, events: readonly RoomEvent[]): void
  /** The last connection left. */
  emptied(room: Room): void
  /** A member has another role. */
  roleChanged(room: Room, memberId: MemberId, role: Role): void
  /** A member's access ended. */
  withdrawn(room: Room, memberId: MemberId, reason: Refusal): void
  /** A commit failed, or a change could not be applied: what is in memory is not what is on disk, and the room must be read again. */
  lost(room: Room, fault: unknown): void
}

/** See above. */
export class Room {
  readonly id: RoomId
  readonly num: number
  readonly shopId: ShopId
  readonly now: () => number
  readonly documents: ReadonlyMap<DocumentName, LiveDocument>
  /** Whose each Yjs client is. */
  readonly owners: ClientOwners
  readonly #journal: Journal
  readonly #listener: RoomListener
  readonly #firstSyncs = new Map<MemberId, TokenBucket>()
  #seq: number
  #lost = false
  readonly #waitingWrites = new Set<() => void>()
  #pending = 0
  #freshEvents: RoomEvent[] = []
  #freshChanges: Change[] = []
  readonly #reader = recordReader((name) => this.document(name))
  readonly #settle = () => this.#announceDurable()

  constructor(options: {
    stored: { readonly id: RoomId; readonly num: number; readonly shopId: ShopId }
    documents: ReadonlyMap<DocumentName, LiveDocument>
    owners: ReadonlyMap<number, MemberId>
    lastSeq: number
    journal: Journal
    listener: RoomListener
    now: () => number
  }) {
    this.id = options.stored.id
    this.num = options.stored.num
    this.shopId = options.stored.shopId
    this.documents = options.documents
    this.owners = new ClientOwners(options.owners)
    this.#seq = options.lastSeq
    this.#journal = options.journal
    this.#listener = options.listener
    this.now = options.now
    for (const document of this.documents.values()) {
      // The server writes as a client of its own, which must be nobody else's.
      while (this.owners.ownerOf(document.serverClient) !== undefined) document.serverClient = newClient()
    }
  }

  /** A commit failed; nothing may be written any more. */
  get isLost(): boolean {
    return this.#lost
  }

  /** Something is applied that is not yet on disk. */
  get hasPending(): boolean {
    return this.#pending > 0
  }

  /** The last sequence of its history, durable or about to be. */
  get seq(): number {
    return this.#seq
  }

  get connectionCount(): number {
    let count = 0
    for (const document of this.documents.values()) count += document.connections.size
    return count
  }

  document(name: DocumentName): LiveDocument {
    const document = this.documents.get(name)
    if (!document) throw new Error(`A room has no document ${name}`)
    return document
  }

  /** The records under a root of the cart. */
  records<Root extends RootOf<'cart'>>(root: Root): ReadonlyMap<string, ValueOf<'cart', Root>> {
    // What is in the document was admitted by the very kind that gives the type.
    return this.document('cart').records.records(root) as ReadonlyMap<string, ValueOf<'cart', Root>>
  }

  /** Takes a connection away from its document. */
  leave(document: LiveDocument, connection: Connection): void {
    if (!document.connections.delete(connection)) return
    document.awareness?.leave(connection)
    if (this.connectionCount === 0) this.#listener.emptied(this)
  }

  /** Whether a member may speak for a Yjs client; the first who does, and `binds`, owns it for ever. */
  mayAnnounce(client: number, memberId: MemberId, binds = true): boolean {
    const owner = this.owners.ownerOf(client)
    if (owner !== undefined) return owner === memberId
    if (!binds || !this.owners.mayBring(memberId, 1)) return false
    if (!this.owners.hasUnsaved) this.#journalBindings()
    this.owners.bind(client, memberId)
    return true
  }

  /** Bindings travel with the next change; where none comes in this turn, they go by themselves. */
  #journalBindings(): void {
    queueMicrotask(() => {
      if (this.owners.hasUnsaved && !this.#lost) this.#append({ events: [], saved: () => {} })
    })
  }

  /**
   * Hands an update that was admitted and applied to the journal. Once it is durable: the connections, the author and the listeners
   * are told, in that order.
   */
  journal(applied: {
    document: LiveDocument
    update: Uint8Array
    edits: readonly Edit[]
    newEvents: readonly NewEvent[]
    clients: readonly number[]
    /** Whose the clients are that are new. */
    owner: MemberId
    /** Who did it, as history tells; null for the server by itself. */
    memberId: MemberId | null
    connection?: Connection
    saved: () => void
  }): void {
    const { document, update, edits, memberId, connection } = applied
    for (const client of applied.clients)
      if (this.owners.ownerOf(client) === undefined) this.owners.bind(client, applied.owner)
    const events = this.#number(applied.newEvents, memberId)
    const change: Change = { document: document.name, update, edits, events, memberId }
    document.pending += 1
    this.#append({
      update: { document: document.num, data: update, seq: this.#seq, at: this.now() },
      events,
      saved: (id) => {
        document.saved(update, connection, id)
        this.#freshEvents.push(...events)
        this.#freshChanges.push(change)
        applied.saved()
      },
    })
  }

  /** Gives what happened its place in the history. */
  #number(newEvents: readonly NewEvent[], memberId: MemberId | null): RoomEvent[] {
    const at = this.now()
    return newEvents.map(({ about, ...newEvent }) => {
      const products = about ? concernedProducts(about, this.#reader) : []
      return { seq: ++this.#seq, at, memberId, ...newEvent, ...(products.length > 0 && { products }) }
    })
  }

  #append(entry: {
    update?: StoredUpdate
    events: readonly RoomEvent[]
    pendingEvents?: readonly number[]
    saved: (id: number) => void
  }): void {
    this.#pending += 1
    this.#journal.append({
      ...entry,
      room: this.num,
      bindings: this.owners.takeUnsaved(),
      saved: (id) => {
        this.#pending -= 1
        entry.saved(id)
        this.#journal.afterCommit(this.#settle)
      },
      isVoid: () => this.#lost,
      lost: (fault) => this.lose(fault),
    })
  }

  /** Tells everything that one commit made durable: one frame a document, one list of events. */
  #announceDurable(): void {
    for (const document of this.documents.values()) document.announce()
    const events = this.#freshEvents
    const changes = this.#freshChanges
    this.#freshEvents = []
    this.#freshChanges = []
    if (events.length > 0) this.#listener.history(this, events)
    for (const change of changes) this.#listener.committed(this, change)
  }

  /**
   * Writes records as the server, through the same rules and the same journal as everybody else.
   * @param memberId on whose behalf, for history.
   * @param because why, for the events that tell it.
   * @returns once it is durable; refused where a record does not fit, or `storage-unavailable`.
   */
  async write(
    name: DocumentName,
    writes: readonly ServerWrite[],
    { memberId = null, because }: { memberId?: MemberId | null; because?: Because } = {},
  ): Promise<Outcome<void>> {
    const document = this.document(name)
    const authorized = authorizeWrites(document, writes, { now: this.now(), because })
    if (!authorized.ok) return authorized
    if (this.#lost) return refused(refusal('storage-unavailable'))
    const update = applyWrites(document, writes)
    if (!update) return granted(undefined)
    const clients = [document.serverClient]
    return this.#durably((saved) =>
      this.journal({ document, update, ...authorized.value, clients, owner: server, memberId, saved }),
    )
  }

  /**
   * Adds events that no change of a document says, through the same journal.
   * @param pendingEvents their notes in the database, which go in the same commit; see `noteUntold`.
   * @returns once they are durable; refused with `storage-unavailable`, and then nothing is written.
   */
  async tell(
    newEvents: readonly NewEvent[],
    memberId: MemberId | null,
    pendingEvents: readonly number[] = [],
  ): Promise<Outcome<void>> {
    if (this.#lost) return refused(refusal('storage-unavailable'))
    const events = this.#number(newEvents, memberId)
    return this.#durably((saved) =>
      this.#append({
        events,
        pendingEvents,
        saved: () => {
          this.#freshEvents.push(...events)
          saved()
        },
      }),
    )
  }

  #durably(append: (saved: () => void) => void): Promise<Outcome<void>> {
    return new Promise((resolve) => {
      const lost = () => resolve(refused(refusal('storage-unavailable')))
      this.#waitingWrites.add(lost)
      append(() => {
        this.#waitingWrites.delete(lost)
        resolve(granted(undefined))
      })
    })
  }

  /** What is in memory is not what is on disk any more: it is thrown away, and whoever comes reads the room again. */
  lose(fault: unknown): void {
    if (this.#lost) return
    this.#lost = true
    // Clients still hold what was not saved, and send it again when they come back.
    this.closeConnections(refusal('storage-unavailable'))
    for (const lost of this.#waitingWrites) lost()
    this.#waitingWrites.clear()
    this.#listener.lost(this, fault)
  }

  /** Gives a member another role, on the connections they have open. */
  changeRole(memberId: MemberId, role: Role): void {
    for (const connection of this.#connectionsOf(memberId)) connection.changeRole(role)
    this.#listener.roleChanged(this, memberId, role)
  }

  /** Ends a member's connections. */
  withdraw(memberId: MemberId, reason: Refusal): void {
    for (const connection of this.#connectionsOf(memberId)) connection.close(reason)
    this.#listener.withdrawn(this, memberId, reason)
  }

  /** Closes the connections that were opened by these sessions. */
  closeConnectionsOf(sessions: ReadonlySet<SessionId>, reason: Refusal): void {
    for (const connection of this.#connections())
      if (connection.sessionId !== null && sessions.has(connection.sessionId)) connection.close(reason)
  }

  closeConnections(reason: Refusal): void {
    for (const connection of this.#connections()) connection.close(reason)
  }

  /** Whether a member may give so large a first sync now. Connections have rates of their own, but whoever comes back has a new one. */
  takesFirstSync(memberId: MemberId, bytes: number): boolean {
    let rate = this.#firstSyncs.get(memberId)
    if (!rate) {
      rate = new TokenBucket({ perSecond: firstSyncBytesPerSecond, burst: firstSyncBurstBytes })
      this.#firstSyncs.set(memberId, rate)
    }
    return rate.takeIfAny(performance.now(), bytes)
  }

  /** Whether a member has as many connections open as one may. */
  hasManyConnections(memberId: MemberId): boolean {
    return this.#connectionsOf(memberId).length >= maxConnectionsOfMember
  }

  #connectionsOf(memberId: MemberId): Connection[] {
    return this.#connections().filter((connection) => connection.memberId === memberId)
  }

  #connections(): Connection[] {
    return [...this.documents.values()].flatMap((document) => [...document.connections])
  }
}

// A room in memory: its documents and connections, the owners of its Yjs clients, and the one way in which anything becomes part of it.
import { concernedProducts } from '#shared/history/concerned-products.ts'
import type { NewEvent, RoomEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Because } from '#shared/records/record-kind.ts'
import type { DocumentName, RootOf, ValueOf } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { StoredUpdate } from '../storage/journal-store.ts'
import type { Change } from './change.ts'
import { ClientOwners } from './client-owners.ts'
import type { Connection } from './connection.ts'
import type { Edit } from './inspect.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { newClient } from './live-document.ts'
import type { LiveDocument } from './live-document.ts'
import type { PeopleListener } from './people-listener.ts'
import { recordReader } from './record-reader.ts'
import { RoomConnections } from './room-connections.ts'
import { applyWrites, authorizeWrites } from './server-writes.ts'
import type { ServerWrite } from './server-writes.ts'
import type { StateAnswers } from './state-answers.ts'

const server = 'server'

/** What one room has in the journal: the rows to write, and what the announcer needs once they are durable. */
export interface RoomEntry extends JournalEntry {
  readonly owner: Room
  /** Absent for an entry without an update: events alone, or bindings of clients. */
  readonly change?: Change | undefined
  /** The document of the change. */
  readonly document?: LiveDocument | undefined
  /** The connection that sent the update, and the update's number on it. */
  readonly author?: Connection | undefined
  readonly updateNumber?: number | undefined
  /** For a caller on the server that waits. */
  readonly onDurable?: (() => void) | undefined
}

/** An update that was authorized and applied. */
export interface AppliedUpdate {
  readonly document: LiveDocument
  readonly update: Uint8Array
  readonly edits: readonly Edit[]
  readonly newEvents: readonly NewEvent[]
  readonly clients: readonly number[]
  /** The owner of those clients that are new. */
  readonly clientOwner: MemberId
  /** The author, as history names them; null for the server by itself. */
  readonly memberId: MemberId | null
  readonly author?: Connection
  readonly updateNumber?: number
  readonly onDurable?: () => void
}

/** The directory, as far as a room needs it. */
export interface RoomListener {
  /** The last connection left. */
  emptied(room: Room): void
  /** A commit failed, or a change could not be applied: memory and disk differ, and the room must be read again. */
  lost(room: Room, fault: unknown): void
}

/** What a room is made of. */
export interface RoomOptions {
  readonly stored: { readonly id: RoomId; readonly num: number; readonly shopId: ShopId }
  readonly documents: ReadonlyMap<DocumentName, LiveDocument>
  readonly owners: ReadonlyMap<number, MemberId>
  readonly lastSeq: number
  readonly journal: Journal<RoomEntry>
  readonly states: StateAnswers
  readonly people: Pick<PeopleListener, 'emitRole' | 'end'>
  readonly listener: RoomListener
  readonly now: () => number
}

/** One room in memory. */
export class Room {
  readonly id: RoomId
  readonly num: number
  readonly shopId: ShopId
  readonly now: () => number
  readonly connections: RoomConnections
  /** Answers clients that ask what they lack. */
  readonly states: StateAnswers
  /** The member that each Yjs client belongs to. */
  readonly owners: ClientOwners
  /** The invitation that each member came by. */
  readonly #links = new Map<MemberId, string>()
  readonly #journal: Journal<RoomEntry>
  readonly #people: RoomOptions['people']
  readonly #listener: RoomListener
  #seq: number
  #lost = false
  /** Callers that wait for their write to become durable; each is told if it never will. */
  readonly #waitingWrites = new Set<() => void>()
  #pending = 0
  #durableChanges = 0
  readonly #documents: Map<DocumentName, LiveDocument>
  #historyRewrites = 0
  readonly #reader = recordReader((name) => this.document(name))

  constructor(options: RoomOptions) {
    this.id = options.stored.id
    this.num = options.stored.num
    this.shopId = options.stored.shopId
    this.#documents = new Map(options.documents)
    this.connections = new RoomConnections(this.#documents)
    this.owners = new ClientOwners(options.owners)
    this.#seq = options.lastSeq
    this.#journal = options.journal
    this.states = options.states
    this.#people = options.people
    this.#listener = options.listener
    this.now = options.now
    for (const document of this.documents.values()) this.#giveServerItsClient(document)
  }

  /** All documents of the room, those of past visits too. */
  get documents(): ReadonlyMap<DocumentName, LiveDocument> {
    return this.#documents
  }

  /** Adds a document that was stored since the room was read. */
  add(document: LiveDocument): void {
    this.#giveServerItsClient(document)
    this.#documents.set(document.name, document)
  }

  /** The server writes as a client of its own, which must be nobody else's. */
  #giveServerItsClient(document: LiveDocument): void {
    while (this.owners.ownerOf(document.serverClient) !== undefined) document.serverClient = newClient()
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

  document(name: DocumentName): LiveDocument {
    const document = this.documents.get(name)
    if (!document) throw new Error(`A room has no document ${name}`)
    return document
  }

  /** The records under a root of the cart. */
  records<Root extends RootOf<'cart'>>(root: Root): ReadonlyMap<string, ValueOf<'cart', Root>> {
    // Every record in the document was checked by the very kind that gives the type.
    return this.document('cart').records.records(root) as ReadonlyMap<string, ValueOf<'cart', Root>>
  }

  /** Takes a connection away from its document. */
  leave(document: LiveDocument, connection: Connection): void {
    if (!document.connections.delete(connection)) return
    document.awareness?.leave(connection)
    if (this.connections.count === 0) this.#listener.emptied(this)
  }

  /** The invitation that a member came by; undefined for the member who opened the room. */
  linkOf(memberId: MemberId): string | undefined {
    return this.#links.get(memberId)
  }

  /** A member is known to have come by an invitation. */
  cameBy(memberId: MemberId, invitationId: string): void {
    this.#links.set(memberId, invitationId)
  }

  /** Whether a member may speak for a Yjs client. Where `binds`, a client without an owner becomes theirs for ever. */
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
      if (this.owners.hasUnsaved && !this.#lost) this.#append({ events: [] })
    })
  }

  /** Hands an update that was authorized and applied to the journal. Once it is durable, the announcer takes over. */
  journal(applied: AppliedUpdate): void {
    const { document, update, edits, memberId } = applied
    for (const client of applied.clients)
      if (this.owners.ownerOf(client) === undefined) this.owners.bind(client, applied.clientOwner)
    const at = this.now()
    const events = this.#number(applied.newEvents, memberId, at)
    document.pending += 1
    this.#append({
      update: { document: document.num, data: update, seq: this.#seq, at },
      events,
      change: { document: document.name, update, edits, events, memberId },
      document,
      author: applied.author,
      updateNumber: applied.updateNumber,
      onDurable: applied.onDurable,
    })
  }

  /** Gives new events their places in the history. */
  #number(newEvents: readonly NewEvent[], memberId: MemberId | null, at: number): RoomEvent[] {
    return newEvents.map(({ about, ...newEvent }) => {
      const products = about ? concernedProducts(about, this.#reader) : []
      return { seq: ++this.#seq, at, memberId, ...newEvent, ...(products.length > 0 && { products }) }
    })
  }

  #append(entry: Omit<RoomEntry, 'room' | 'bindings' | 'owner'> & { readonly update?: StoredUpdate }): void {
    this.#pending += 1
    this.#journal.append({ ...entry, room: this.num, bindings: this.owners.takeUnsaved(), owner: this })
  }

  /** How often something of this room became durable while it is in memory: as long as this is the same, so is the room. */
  get durableChanges(): number {
    return this.#durableChanges
  }

  /** How often stored events of this room were changed while it is in memory, as only an erasure does. */
  get historyRewrites(): number {
    return this.#historyRewrites
  }

  /** Stored events of this room were changed: what was kept of them is read again. */
  historyRewritten(): void {
    this.#historyRewrites += 1
    this.#durableChanges += 1
  }

  /** An entry of this room is durable. */
  settled(): void {
    this.#pending -= 1
    this.#durableChanges += 1
  }

  /**
   * Writes records as the server, through the same rules and the same journal as a member's edits.
   * @param memberId on whose behalf, for history.
   * @param because why, for the events of the writes.
   * @returns once it is durable; refused where a record does not fit, or `storage-unavailable`.
   */
  async write(
    name: DocumentName,
    writes: readonly ServerWrite[],
    { memberId = null, because }: { memberId?: MemberId | null; because?: Because } = {},
  ): Promise<Outcome<void>> {
    const document = this.document(name)
    if (document.wakesSlowly) await this.states.prepare({ room: this, document })
    const authorized = authorizeWrites(document, writes, { now: this.now(), because })
    if (!authorized.ok) return authorized
    if (this.#lost) return refused(refusal('storage-unavailable'))
    const update = applyWrites(document, writes)
    if (!update) return granted(undefined)
    const clients = [document.serverClient]
    return this.#durably((onDurable) =>
      this.journal({ document, update, ...authorized.value, clients, clientOwner: server, memberId, onDurable }),
    )
  }

  /**
   * Adds events that come from no change of a document, through the same journal.
   * @param pendingEvents their rows among the pending events, which the same commit deletes; see `savePendingEvent`.
   * @returns once they are durable; refused with `storage-unavailable`, and then nothing is written.
   */
  async record(
    newEvents: readonly NewEvent[],
    memberId: MemberId | null,
    pendingEvents: readonly number[] = [],
  ): Promise<Outcome<void>> {
    if (this.#lost) return refused(refusal('storage-unavailable'))
    const events = this.#number(newEvents, memberId, this.now())
    return this.#durably((onDurable) => this.#append({ events, pendingEvents, onDurable }))
  }

  #durably(append: (onDurable: () => void) => void): Promise<Outcome<void>> {
    return new Promise((resolve) => {
      const lost = () => resolve(refused(refusal('storage-unavailable')))
      this.#waitingWrites.add(lost)
      append(() => {
        this.#waitingWrites.delete(lost)
        resolve(granted(undefined))
      })
    })
  }

  /** Gives up the room in memory, which differs from the disk: the next connection reads it again. */
  lose(fault: unknown): void {
    if (this.#lost) return
    this.#lost = true
    // Clients still hold what was not saved, and send it again when they come back.
    this.connections.closeAll(refusal('storage-unavailable'))
    for (const lost of this.#waitingWrites) lost()
    this.#waitingWrites.clear()
    this.#listener.lost(this, fault)
  }

  /** Gives a member another role, on the connections they have open. */
  changeRole(memberId: MemberId, role: Role): void {
    this.connections.changeRole(memberId, role)
    this.#people.emitRole(memberId, role)
  }

  /** Ends a member's connections. */
  withdraw(memberId: MemberId, reason: Refusal): void {
    this.connections.closeMember(memberId, reason)
    this.#people.end(memberId, reason)
  }
}

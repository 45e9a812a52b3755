// The connection of a room: its documents, its people channel, whether everything is saved, and its end.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import { documentNames } from '#shared/records/table.ts'
import type { DocumentName, ValueOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Access } from './access.ts'
import { ConnectionWatch } from './connection-watch.ts'
import { DocumentLink } from './document-link.ts'
import { LocalCopy } from './local-copy.ts'
import { basicsEntry } from './local-store.ts'
import type { LocalStore } from './local-store.ts'
import { PeopleChannel } from './people-channel.ts'
import { RejectedEdits } from './rejected-edits.ts'
import type { RoomBasics } from './room-context.ts'
import type { ServerClock } from './server-clock.ts'
import { isVisible, onWake } from './surroundings.ts'

/** Options of a connection. */
export interface ConnectionOptions extends RoomBasics {
  readonly server: string
  readonly access: Access
  readonly socket: typeof WebSocket
  readonly localStore: LocalStore | undefined
  readonly now: () => number
  /** The clock behind `now`, where it is one that learns. */
  readonly clock?: ServerClock
  readonly random: () => number
}

type Links = Readonly<Record<DocumentName, DocumentLink>>

/** Endings after which neither this person nor the next one who uses the device may read the room. Others may yet be mended. */
const deletingEndings: ReadonlySet<string> = new Set(['removed', 'session-ended'])

/** The connection of one room. */
export class RoomConnection {
  readonly people: PeopleChannel
  readonly rejectedEdits: RejectedEdits
  readonly #options: ConnectionOptions
  readonly #locals: LocalCopy[] = []
  readonly #links = new Map<DocumentName, DocumentLink>()
  /** Documents of visits that are open now. */
  readonly #visits = new Set<DocumentLink>()
  readonly #watch = new ConnectionWatch(
    () => [...this.#links.values()],
    () => [...this.#visits],
  )
  readonly #historyListeners = new Set<(events: readonly HistoryEvent[]) => void>()
  readonly #closeListeners: (() => void)[] = []
  readonly #stopWaking: () => void
  #over = false
  /** This member leaves of their own will: the removal that the server then reports is no reproach. */
  #isLeaving = false
  #forgotten = Promise.resolve()

  /** Opens what is on this device. Connects only on `start` and `people.open`. */
  static async open(options: ConnectionOptions): Promise<RoomConnection> {
    const connection = new RoomConnection(options, await RejectedEdits.open(options.localStore, options.now))
    for (const name of documentNames) connection.#links.set(name, await connection.#openLink(name))
    return connection
  }

  private constructor(options: ConnectionOptions, rejectedEdits: RejectedEdits) {
    const { access, info, server, random } = options
    this.#options = options
    this.rejectedEdits = rejectedEdits
    this.people = new PeopleChannel({
      server,
      roomId: info.id,
      access,
      random,
      onHistory: (events) => {
        for (const listener of [...this.#historyListeners]) listener(events)
      },
    })
    this.people.on('ended', (why) => this.end(why.refusal))
    this.#stopWaking = onWake(() => this.#wake())
  }

  /** The links of all documents. */
  get links(): Links {
    return Object.fromEntries(this.#links) as Links
  }

  get state(): ConnectionWatch['state'] {
    return this.#watch.state
  }

  /** Connects the documents; the parts of the room must be open by then. */
  start(): void {
    for (const link of this.#links.values()) link.start()
    this.#watch.update()
  }

  /** Whether the room has ended here or was closed: nothing of it is saved on the device any more. */
  get isOver(): boolean {
    return this.#over
  }

  /** Whether there is no copy on this device: a room always has members. */
  get isEmpty(): boolean {
    return this.#links.get('cart')?.records('members').size === 0
  }

  /** Resolves once all documents are what the server has and new history events arrive; rejects with `RoomEnded`. */
  async connected(): Promise<void> {
    await Promise.all([...[...this.#links.values()].map((link) => link.firstSync()), this.people.open()])
  }

  onHistory(listener: (events: readonly HistoryEvent[]) => void): () => void {
    this.#historyListeners.add(listener)
    return () => this.#historyListeners.delete(listener)
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener)
  }

  /** As `Room.saved`. */
  async saved(): Promise<void> {
    await Promise.all([...this.#links.values(), ...this.#visits].map((link) => link.saved()))
  }

  /** Opens and connects the document of a visit; its end is not that of the room. */
  async openVisit(visit: string): Promise<{ readonly link: DocumentLink; close(): Promise<void> }> {
    const link: DocumentLink = await this.#openLink(visitDocument(visit), (why) => link.end(why, { reject: true }))
    const close = async () => {
      this.#visits.delete(link)
      await link.close()
      this.#watch.update()
    }
    if (this.#over) await link.close()
    else {
      this.#visits.add(link)
      link.start()
    }
    return { link, close }
  }

  /** As `Room.close`. */
  async close(): Promise<void> {
    this.#stop()
    await this.#forgotten
    await Promise.all([...this.#links.values(), ...this.#visits].map((link) => link.close()))
    this.rejectedEdits.close()
    this.#options.localStore?.close()
  }

  /** As `Membership.leaving`. */
  leaving(isLeaving: boolean): void {
    this.#isLeaving = isLeaving
  }

  /** Ends the stay in the room: by a refusal, or because this member has left. */
  end(by?: Refusal): void {
    if (this.#over) return
    const why = this.#isLeaving && by?.code === 'removed' ? undefined : by
    this.#watch.end(why)
    for (const link of [...this.#links.values(), ...this.#visits])
      link.end(why ?? refusal('removed'), { reject: why !== undefined })
    this.#stop()
    if (why === undefined || deletingEndings.has(why.code)) this.#forgotten = this.#forget()
  }

  /** Resolves once this device's copy is deleted, where the end of the room deletes it; at once otherwise. */
  get forgotten(): Promise<void> {
    return this.#forgotten
  }

  #openLink(name: DocumentName, ended = (why: Refusal) => this.end(why)): Promise<DocumentLink> {
    const { server, info, socket, access, localStore, now, clock, random } = this.#options
    const local = localStore && new LocalCopy(localStore, name)
    if (local) this.#locals.push(local)
    return DocumentLink.open({
      name,
      url: `${server.replace(/^http/, 'ws')}/sync/${info.id}`,
      socket,
      access,
      actor: () => this.#actor(),
      local,
      events: {
        status: () => this.#watch.update(),
        rejected: (edit, why) => this.rejectedEdits.add(edit, why),
        ended,
      },
      now,
      corrected: clock?.corrected,
      random,
    })
  }

  /** This member with the role that their record says, once it is here. */
  #actor(): Actor {
    const { self } = this.#options
    const record = this.#links.get('cart')?.record('members', self.id) as ValueOf<'cart', 'members'> | undefined
    return { id: self.id, role: record?.role ?? self.role }
  }

  #wake(): void {
    if (!this.#over && isVisible()) for (const link of [...this.#links.values(), ...this.#visits]) link.wake()
    this.#watch.update()
  }

  #stop(): void {
    this.#over = true
    this.#watch.end()
    this.#stopWaking()
    this.people.close()
    for (const listener of this.#closeListeners) listener()
  }

  async #forget(): Promise<void> {
    const { localStore } = this.#options
    try {
      // First: from now on nobody can open the room from the copy, also if the page is closed before the rest is deleted.
      await localStore?.save(basicsEntry, undefined)
      for (const local of this.#locals) await local.forget()
      for (const name of (await localStore?.names('')) ?? []) await localStore?.save(name, undefined)
    } catch {
      // A closing browser or a full disk: at least nobody can be sent the copy any more.
    }
  }
}

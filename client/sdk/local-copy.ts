// The copy of one document on this device (y-indexeddb), and which of its edits the server is not known to have.
import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { newId } from '#shared/ids.ts'
import type { LocalStore } from './local-store.ts'
import type { OwnClients, UnsavedEdit } from './unsaved.ts'

/** Often enough for a count; each time is a write to the device's disk. */
const rememberEveryMs = 500
/** How long a room waits for its copy. */
const openLimitMs = 3_000

/** Saves a document on the device. Background writes may fail without harm: then the device only has an older copy. */
export class LocalCopy {
  readonly #localStore: LocalStore
  readonly #document: string
  /** The entry of this tab's resubmit queue; other tabs have their own. The name stays, for devices have such entries. */
  readonly #queueEntry = `offers/${newId()}`
  readonly #claimed = new Set<number>()
  /** Replacing takes time, and may be asked for again meanwhile. */
  #replacing = Promise.resolve()
  #persistence: IndexeddbPersistence | undefined
  #remembering: { readonly clients: OwnClients; readonly timer: ReturnType<typeof setTimeout> } | undefined

  constructor(localStore: LocalStore, document: string) {
    this.#localStore = localStore
    this.#document = document
  }

  /** The same for all tabs of this member that share the copy. */
  get name(): string {
    return this.#database
  }

  /** Fills an empty Y.Doc with the copy, and saves all changes of it from now on. */
  async open(doc: Y.Doc): Promise<void> {
    const persistence = new IndexeddbPersistence(this.#database, doc)
    this.#persistence = persistence
    // y-indexeddb does not report a database that cannot be opened; a copy that arrives late is merged all the same.
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise((resolve) => (timer = setTimeout(resolve, openLimitMs)))
    await Promise.race([persistence.whenSynced, late])
    clearTimeout(timer)
  }

  /** The Yjs clients of earlier sessions on this device, with the clock up to which the server is known to have each. */
  async ownClients(): Promise<Map<number, number>> {
    const clients = new Map<number, number>()
    for (const name of await this.#localStore.names(this.#entry('client/'))) {
      clients.set(Number(name.slice(name.lastIndexOf('/') + 1)), Number(await this.#localStore.read(name)))
    }
    return clients
  }

  /** Notes that a client is this device's, before the server has any of its edits. */
  claim(client: number): void {
    if (this.#claimed.has(client)) return
    this.#claimed.add(client)
    void this.#localStore.save(this.#entry(`client/${client}`), 0)
  }

  /** Notes what the server has of this device's clients. */
  remember(clients: OwnClients): void {
    clearTimeout(this.#remembering?.timer)
    this.#remembering = { clients, timer: setTimeout(() => void this.#writeClients(), rememberEveryMs) }
  }

  /** Takes over the edits that were being resubmitted when a page was closed; no document has them at that time. */
  async resubmitQueue(): Promise<readonly UnsavedEdit[]> {
    const names = await this.#localStore.names(this.#entry('offers/'))
    const left = await Promise.all(names.map((name) => this.#localStore.read(name)))
    const edits = left.flatMap((one) => (one as UnsavedEdit[] | undefined) ?? [])
    this.saveResubmitQueue(edits)
    // A tab that is still resubmitting saves its queue with the next edit; an edit that arrives twice is written once.
    for (const name of names) void this.#localStore.save(name, undefined)
    return edits
  }

  saveResubmitQueue(edits: readonly UnsavedEdit[]): void {
    void this.#localStore.save(this.#entry(this.#queueEntry), edits.length > 0 ? edits : undefined)
  }

  /** Saves another Y.Doc from now on, and removes the copy of the one before. */
  replace(doc: Y.Doc): Promise<void> {
    this.#replacing = this.#replacing.then(async () => {
      try {
        await this.#persistence?.destroy()
        await this.#clear()
        await this.open(doc)
      } catch {
        // Without a copy the room works as on a device that has no IndexedDB.
        this.#persistence = undefined
      }
    })
    return this.#replacing
  }

  /** Stops saving; the copy stays. */
  async close(): Promise<void> {
    await this.#writeClients()
    await this.#replacing
    await this.#persistence?.destroy()
  }

  /** Stops saving and removes the copy. */
  async forget(): Promise<void> {
    await this.close()
    await this.#clear()
    for (const name of await this.#localStore.names(this.#entry(''))) await this.#localStore.save(name, undefined)
  }

  async #writeClients(): Promise<void> {
    const { clients, timer } = this.#remembering ?? {}
    clearTimeout(timer)
    this.#remembering = undefined
    for (const [client, clock] of clients ?? []) await this.#localStore.save(this.#entry(`client/${client}`), clock)
  }

  /** Empties the database in place: deleting it would wait until other tabs close it. */
  async #clear(): Promise<void> {
    const database = await idb.openDB(this.#database, (created) =>
      idb.createStores(created, [['updates', { autoIncrement: true }], ['custom']]),
    )
    const [updates] = idb.transact(database, ['updates'])
    if (updates) await idb.rtop(updates.clear())
    database.close()
  }

  get #database(): string {
    return `${this.#localStore.name}|${this.#document}`
  }

  #entry(name: string): string {
    return `${this.#document}/${name}`
  }
}

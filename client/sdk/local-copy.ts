// The copy of one document on this device (y-indexeddb), and what of it the server is not known to have.
import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { newId } from '#shared/ids.ts'
import type { LocalStore } from './local-store.ts'
import type { OwnClients, UnsavedEdit } from './unsaved.ts'

/** Often enough for a count; each one is a write to the device's disk. */
const rememberEveryMs = 500
/** How long a room waits for its copy. */
const openLimitMs = 3_000

/** Keeps a document on the device. Everything it does in the background may fail: then the device is just not the wiser. */
export class LocalCopy {
  readonly #localStore: LocalStore
  readonly #document: string
  /** Where the offers of this tab are: another may have its own. */
  readonly #resubmitQueue = `offers/${newId()}`
  /** Replacing takes its time, and another may be asked for meanwhile. */
  #replacing = Promise.resolve()
  #persistence: IndexeddbPersistence | undefined
  #remembering: { readonly clients: OwnClients; readonly timer: ReturnType<typeof setTimeout> } | undefined

  constructor(localStore: LocalStore, document: string) {
    this.#localStore = localStore
    this.#document = document
  }

  /** Fills an empty Y.Doc with what is kept, and keeps what happens to it from now on. */
  async open(doc: Y.Doc): Promise<void> {
    const persistence = new IndexeddbPersistence(this.#database, doc)
    this.#persistence = persistence
    // y-indexeddb says nothing of a database that cannot be opened; a copy that comes late is merged all the same.
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise((resolve) => (timer = setTimeout(resolve, openLimitMs)))
    await Promise.race([persistence.whenSynced, late])
    clearTimeout(timer)
  }

  /** The clients of earlier sessions here, with the clock up to which the server is known to have each. */
  async ownClients(): Promise<Map<number, number>> {
    const clients = new Map<number, number>()
    for (const name of await this.#localStore.names(this.#entry('client/'))) {
      clients.set(Number(name.slice(name.lastIndexOf('/') + 1)), Number(await this.#localStore.read(name)))
    }
    return clients
  }

  /** Remembers that a client is this device's, before anything of it is saved. */
  claim(client: number): void {
    void this.#localStore.keep(this.#entry(`client/${client}`), 0)
  }

  /** Remembers what the server has of this device's clients. */
  remember(clients: OwnClients): void {
    clearTimeout(this.#remembering?.timer)
    this.#remembering = { clients, timer: setTimeout(() => void this.#writeClients(), rememberEveryMs) }
  }

  /** Takes over the edits that were being offered again when a page was closed; they are in no document just then. */
  async resubmitQueue(): Promise<readonly UnsavedEdit[]> {
    const names = await this.#localStore.names(this.#entry('offers/'))
    const left = await Promise.all(names.map((name) => this.#localStore.read(name)))
    const resubmitQueue = left.flatMap((one) => (one as UnsavedEdit[] | undefined) ?? [])
    this.saveResubmitQueue(resubmitQueue)
    // A tab that is still about them keeps them anew with the next it offers; what is there already is not written twice.
    for (const name of names) void this.#localStore.keep(name, undefined)
    return resubmitQueue
  }

  saveResubmitQueue(resubmitQueue: readonly UnsavedEdit[]): void {
    void this.#localStore.keep(this.#entry(this.#resubmitQueue), resubmitQueue.length > 0 ? resubmitQueue : undefined)
  }

  /** Keeps another Y.Doc instead, and nothing of the one before. */
  replace(doc: Y.Doc): Promise<void> {
    this.#replacing = this.#replacing.then(async () => {
      try {
        await this.#persistence?.destroy()
        await this.#clear()
        await this.open(doc)
      } catch {
        // Without a copy the room works as it does where there is no place for one.
        this.#persistence = undefined
      }
    })
    return this.#replacing
  }

  /** Ends the keeping; the copy stays. */
  async close(): Promise<void> {
    await this.#writeClients()
    await this.#replacing
    await this.#persistence?.destroy()
  }

  /** Ends the keeping and removes the copy. */
  async forget(): Promise<void> {
    await this.close()
    await this.#clear()
    for (const name of await this.#localStore.names(this.#entry(''))) await this.#localStore.keep(name, undefined)
  }

  async #writeClients(): Promise<void> {
    const { clients, timer } = this.#remembering ?? {}
    clearTimeout(timer)
    this.#remembering = undefined
    for (const [client, clock] of clients ?? []) await this.#localStore.keep(this.#entry(`client/${client}`), clock)
  }

  /** Empties the database in place: deleting it would wait for other tabs to let go of it. */
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

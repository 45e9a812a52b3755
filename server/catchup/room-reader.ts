// Reads rooms without opening them: an open room stays in memory for a while, and a list of fifty full rooms would load them all
// at once.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { DocumentName } from '#shared/records/table.ts'
import type { CallerRoom } from '../identity/caller.ts'
import { LiveDocument } from '../sync/live-document.ts'
import type { Room } from '../sync/room.ts'
import { RoomStore } from '../storage/room-store.ts'
import type { Tables } from '../storage/tables.ts'

/** A room's documents. */
export type RoomDocuments = Pick<Room, 'document'>

/** Reads documents of rooms, open or not. */
export class RoomReader {
  readonly #store: RoomStore
  readonly #directory: { readonly inMemory: readonly Room[] }
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: { db: Kysely<Tables>; directory: { readonly inMemory: readonly Room[] } }) {
    this.#store = new RoomStore(options.db)
    this.#directory = options.directory
  }

  /**
   * Calls `look` with the room in memory, or else with the stored one, and returns what it returns. Reads one stored room at a time
   * for all callers and releases it afterwards, so `look` must not keep any part of it.
   */
  read<Seen>(room: CallerRoom, look: (documents: RoomDocuments) => Seen): Promise<Seen> {
    const open = this.#directory.inMemory.find(({ id }) => id === room.id)
    if (open) return Promise.resolve(look(open))
    const seen = this.#turn.then(() => this.#readStored(room.num, look))
    this.#turn = seen.catch(() => {})
    return seen
  }

  async #readStored<Seen>(num: number, look: (documents: RoomDocuments) => Seen): Promise<Seen> {
    // A full document takes 0.1 s and SQLite is synchronous: without a pause all other requests would wait for the whole list.
    await breathe()
    const documents = { cart: await this.#load(num, 'cart'), annotations: await this.#load(num, 'annotations') }
    try {
      return look({ document: (name) => documents[name] })
    } finally {
      for (const document of Object.values(documents)) document.letGo()
    }
  }

  async #load(num: number, name: DocumentName): Promise<LiveDocument> {
    return new LiveDocument(name, await this.#store.document(num, name))
  }
}

// Small values that the SDK saves on a device beside the documents: the basics of a room, unsent edits, rejected edits, products.
// One IndexedDB database for all rooms; each room's entries are named by server, room and member, for two people may share a device.
import * as idb from 'lib0/indexeddb'
import { hasIndexedDb } from './surroundings.ts'

const databaseName = 'tagalong'
/** The name stays, for devices have it. */
const storeName = 'kept'
/** The entry of a room's basics. A device without it asks the server for the room before it opens anything. */
export const basicsEntry = 'room'

/** The member and room that entries belong to. */
export interface Owner {
  readonly server: string
  readonly roomId: string
  readonly memberId: string
}

/** Saved values of one member in one room, by name. */
export interface LocalStore {
  /** The prefix of everything that belongs to this owner, in other databases too. */
  readonly name: string
  read(name: string): Promise<unknown>
  /** Saves a JSON value; `undefined` removes it. A full disk is ignored: the server has all that matters. */
  save(name: string, value: unknown): Promise<void>
  readBytes(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** As `save`, for bytes. */
  saveBytes(name: string, bytes: Uint8Array | undefined): Promise<void>
  /** The names that begin with a prefix. */
  names(prefix: string): Promise<string[]>
  close(): void
}

/** Opens the local store of one member; undefined where there is no IndexedDB or the browser forbids it. */
export async function openLocalStore({ server, roomId, memberId }: Owner): Promise<LocalStore | undefined> {
  try {
    // Some browsers throw on the first look at it where storage is blocked.
    if (!hasIndexedDb()) return undefined
    const database = await idb.openDB(databaseName, (created) => idb.createStores(created, [[storeName]]))
    return localStoreIn(database, `${databaseName}|${server}|${roomId}|${memberId}`)
  } catch {
    // Private windows of some browsers refuse IndexedDB, and so does one that blocks storage. The room works without local copies.
    return undefined
  }
}

function localStoreIn(database: Awaited<ReturnType<typeof idb.openDB>>, name: string): LocalStore {
  const store = () => idb.transact(database, [storeName])[0] as Parameters<typeof idb.put>[0]
  const full = (entry: string) => `${name}|${entry}`
  const put = async (entry: string, stored: string | Uint8Array | undefined) => {
    try {
      if (stored === undefined) await idb.del(store(), full(entry))
      // The library names fewer types than IndexedDB takes.
      else await idb.put(store(), stored as string, full(entry))
    } catch {
      // A full disk or a closing browser: the server's copy is the one that counts.
    }
  }
  return {
    name,
    read: async (entry) => parse(await idb.get(store(), full(entry))),
    save: (entry, value) => put(entry, value === undefined ? undefined : JSON.stringify(value)),
    async readBytes(entry) {
      const stored: unknown = await idb.get(store(), full(entry))
      return stored instanceof Uint8Array ? (stored as Uint8Array<ArrayBuffer>) : undefined
    },
    saveBytes: put,
    async names(prefix) {
      const all = (await idb.getAllKeys(store())) as string[]
      return all.filter((key) => key.startsWith(full(prefix))).map((key) => key.slice(name.length + 1))
    },
    close: () => database.close(),
  }
}

function parse(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined
}

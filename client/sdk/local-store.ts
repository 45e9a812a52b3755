// What the SDK keeps on a device beside the documents: what a room is called, whose edits are not sent yet, what was refused and
// not seen. One IndexedDB database for all rooms; each room's entries are named by server, room and member, for two people may
// share a device.
import * as idb from 'lib0/indexeddb'
import { hasIndexedDb } from './surroundings.ts'

const databaseName = 'tagalong'
const storeName = 'kept'

/** Whose entries these are. */
export interface Owner {
  readonly server: string
  readonly roomId: string
  readonly memberId: string
}

/** Small values by name. */
export interface LocalStore {
  /** Begins the names of everything that belongs to this owner, in other databases too. */
  readonly name: string
  read(name: string): Promise<unknown>
  /** Keeps a JSON value; `undefined` forgets it. Where the device has no room for it, the room is just not the wiser next time. */
  keep(name: string, value: unknown): Promise<void>
  /** The names that begin so. */
  names(prefix: string): Promise<string[]>
  close(): void
}

/** Opens the shelf of one member; undefined where the device offers no place or the person has forbidden it. */
export async function openLocalStore({ server, roomId, memberId }: Owner): Promise<LocalStore | undefined> {
  if (!hasIndexedDb()) return undefined
  try {
    const database = await idb.openDB(databaseName, (created) => idb.createStores(created, [[storeName]]))
    return localStoreIn(database, `${databaseName}|${server}|${roomId}|${memberId}`)
  } catch {
    // Private windows of some browsers refuse IndexedDB. The room works without local copies.
    return undefined
  }
}

function localStoreIn(database: Awaited<ReturnType<typeof idb.openDB>>, name: string): LocalStore {
  const store = () => idb.transact(database, [storeName])[0] as Parameters<typeof idb.put>[0]
  const full = (entry: string) => `${name}|${entry}`
  return {
    name,
    read: async (entry) => parse(await idb.get(store(), full(entry))),
    async keep(entry, value) {
      try {
        if (value === undefined) await idb.del(store(), full(entry))
        else await idb.put(store(), JSON.stringify(value), full(entry))
      } catch {
        // A full disk, or a browser that is closing: the server's copy is the one that counts.
      }
    },
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

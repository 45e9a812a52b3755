// Small values that the SDK saves on a device beside the documents: the basics of a room, unsent edits, rejected edits, products.
// One IndexedDB database for all rooms; each room's entries are named by server, room and member, for two people may share a device.
import * as idb from 'lib0/indexeddb'
import { hasIndexedDb } from './surroundings.ts'

const databaseName = 'tagalong'
/** The name stays, for devices have it. */
const storeName = 'kept'

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
  /** The names that begin with a prefix. */
  names(prefix: string): Promise<string[]>
  close(): void
}

/** Opens the local store of one member; undefined where there is no IndexedDB or the browser forbids it. */
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
    async save(entry, value) {
      try {
        if (value === undefined) await idb.del(store(), full(entry))
        else await idb.put(store(), JSON.stringify(value), full(entry))
      } catch {
        // A full disk or a closing browser: the server's copy is the one that counts.
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

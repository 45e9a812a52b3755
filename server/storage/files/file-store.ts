// Where the bytes of photos and voice notes lie: the port. Keys are made by the server, `room/file/part`.

/** Stores objects of at most some megabytes. @throws StorageFault where the storage is at fault; the same may work later. */
export interface FileStore {
  /** Saves an object; once it resolves, the object outlasts a crash. An object of the same key is replaced whole. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** The object's bytes; undefined where there is none. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Removes every object whose key begins with a prefix that ends in `/`; none is fine. */
  removeAll(prefix: string): Promise<void>
  /** Resolves where the store answers. @throws StorageFault where it does not. */
  check(): Promise<void>
  /** Whether the objects lie on the disk of the data folder. */
  readonly isLocal: boolean
}

/** A key of any store: names of letters, digits, `-` and `_`, joined by `/`. */
export function assertKey(key: string): void {
  if (!/^[A-Za-z0-9_-]+(?:[/][A-Za-z0-9_-]+){0,3}[/]?$/.test(key))
    throw new Error('A file’s key has characters that no key has')
}

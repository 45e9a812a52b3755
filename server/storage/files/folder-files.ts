// Files in a folder beside the database, one for each object.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StorageFault } from '../storage-fault.ts'
import type { StorageTrouble } from '../storage-fault.ts'
import { assertKey } from './file-store.ts'
import type { FileStore } from './file-store.ts'

/** Opens a store in a folder, which is made with the first object. */
export function openFolderFiles(folder: string): FileStore {
  const pathOf = (key: string) => {
    assertKey(key)
    return join(folder, key)
  }
  return {
    isLocal: true,
    put: (key, bytes) => faultsOf(() => write(pathOf(key), bytes)),
    get: (key) => faultsOf(() => ifThere(() => readFile(pathOf(key)))),
    removeAll: (prefix) => faultsOf(() => rm(pathOf(prefix), { recursive: true, force: true })),
    check: () => Promise.resolve(),
  }
}

/** Under another name first: a crash must not leave half an object under its key. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${randomUUID()}.unfinished`)
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    await syncFolder(folder)
  } catch (fault) {
    await rm(unfinished, { force: true })
    throw fault
  }
}

/** The new name is part of the folder, and lasts once that is on disk. Systems that cannot sync a folder do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fault
  }
}

const troubles: Readonly<Record<string, StorageTrouble>> = { ENOSPC: 'full', EDQUOT: 'full', EROFS: 'read-only' }

async function faultsOf<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === undefined) throw fault
    throw new StorageFault(troubles[code] ?? 'io', fault as Error)
  }
}

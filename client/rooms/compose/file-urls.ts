// The photos and voice notes that this page shows, fetched with the member's own access and shown from memory: their bytes have no
// address that anybody else could open.
import { useEffect, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { Files } from '#client/sdk/index.ts'
import { meaningOf } from '#shared/refusals.ts'

/** A file, as far as it is here. */
export type ShownFile =
  | { readonly is: 'loading' }
  /** It has not arrived at the server, or is gone. */
  | { readonly is: 'away' }
  | { readonly is: 'offline' }
  | { readonly is: 'here'; readonly url: string }

/** How many stay in memory besides those that are shown, some 300 KB each. */
const mostUnused = 40
/** How often a file that is not here is asked for again. */
const patienceMs = 20_000

interface Entry {
  readonly url: Promise<ShownFile>
  /** How many parts of the page show it. */
  users: number
}

/** The files of one room on this page. */
class FileUrls {
  readonly #files: Pick<Files, 'read'>
  readonly #entries = new Map<string, Entry>()
  /** Files that were said to be there while they were asked for. */
  readonly #arrived = new Set<string>()

  constructor(files: Pick<Files, 'read'>) {
    this.#files = files
  }

  /** Fetches a file unless it is here. The caller calls `leave` once it no longer shows it. */
  enter(id: string): Promise<ShownFile> {
    const entry = this.#entries.get(id) ?? { url: this.#fetch(id), users: 0 }
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    entry.users += 1
    return entry.url
  }

  leave(id: string): void {
    const entry = this.#entries.get(id)
    if (entry) entry.users -= 1
    const unused = [...this.#entries].filter(([, { users }]) => users === 0)
    for (const [old, { url }] of unused.slice(0, Math.max(0, unused.length - mostUnused))) {
      this.#entries.delete(old)
      void url.then((file) => file.is === 'here' && URL.revokeObjectURL(file.url))
    }
  }

  /** It may be there now; an answer that is on its way may be from before. */
  again(id: string): void {
    this.#arrived.add(id)
  }

  async #fetch(id: string): Promise<ShownFile> {
    this.#arrived.delete(id)
    const read = await this.#files.read(id)
    if (!read.ok && this.#arrived.has(id)) return this.#fetch(id)
    if (read.ok) return { is: 'here', url: URL.createObjectURL(read.value) }
    this.#entries.delete(id)
    return { is: meaningOf(read.refusal.code).retry ? 'offline' : 'away' }
  }
}

const ofRooms = new WeakMap<Files, FileUrls>()

/** A file to be shown; it is fetched again when it arrives at the server, and when the network comes back. */
export function useFile(id: string): ShownFile {
  const { files } = useRoom()
  const [shown, setShown] = useState<ShownFile>({ is: 'loading' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const urls = ofRooms.get(files) ?? new FileUrls(files)
    ofRooms.set(files, urls)
    let isOver = false
    void urls.enter(id).then((file) => {
      if (!isOver) setShown(file)
    })
    return () => {
      isOver = true
      urls.leave(id)
    }
  }, [files, id, attempt])
  const isHere = shown.is === 'here'
  useEffect(() => {
    if (isHere) return undefined
    const again = () => {
      ofRooms.get(files)?.again(id)
      setAttempt((before) => before + 1)
    }
    // For the case that nobody could say it: this device was not connected.
    const timer = setInterval(again, patienceMs)
    const stop = files.onReady((ready) => ready === id && again())
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      stop()
      removeEventListener('online', again)
    }
  }, [files, id, isHere])
  return shown
}

// Files that wait to be sent, in memory and, where there is one, in the device's store: a page that is closed loses none.
import type { FileKind } from '#shared/files/contracts.ts'
import type { LocalStore } from './local-store.ts'

/** A file that waits. */
export interface QueuedFile {
  readonly id: string
  readonly kind: FileKind
  /** A media type, for showing it from here. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What is known of a file without its bytes. */
interface SavedFile extends Pick<QueuedFile, 'id' | 'kind' | 'type'> {
  readonly bytes: number
}

const about = 'file/'
const content = 'file-bytes/'

/** The files of one member that wait. */
export class FileQueue {
  readonly #store: LocalStore | undefined
  readonly #memory = new Map<string, QueuedFile>()

  constructor(store: LocalStore | undefined) {
    this.#store = store
  }

  async add(file: QueuedFile): Promise<void> {
    this.#memory.set(file.id, file)
    const { id, kind, type, bytes } = file
    await this.#store?.saveBytes(content + id, bytes)
    await this.#store?.save(about + id, { id, kind, type, bytes: bytes.length } satisfies SavedFile)
  }

  async read(id: string): Promise<QueuedFile | undefined> {
    const known = this.#memory.get(id)
    if (known || !this.#store) return known
    const saved = (await this.#store.read(about + id).catch(() => undefined)) as SavedFile | undefined
    const bytes = saved && (await this.#store.readBytes(content + id))
    return saved && bytes && { id, kind: saved.kind, type: saved.type, bytes }
  }

  async forget(id: string): Promise<void> {
    this.#memory.delete(id)
    await this.#store?.save(about + id, undefined)
    await this.#store?.saveBytes(content + id, undefined)
  }

  /** What an earlier visit left. */
  async waiting(): Promise<readonly SavedFile[]> {
    if (!this.#store) return []
    const store = this.#store
    const names = await store.names(about).catch(() => [])
    const saved = await Promise.all(names.map((name) => store.read(name).catch(() => undefined)))
    return (saved as readonly (SavedFile | undefined)[]).filter((file) => file !== undefined)
  }
}

// Photos and voice notes of the room. What is sent lies on the device until the server has it: the message that shows it may be written
// at once, without a network too, and an upload that is cut off goes on where it was.
import type { FileKind, Upload } from '#shared/files/contracts.ts'
import { maxPartBytes } from '#shared/files/limits.ts'
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { Emitter } from './emitter.ts'
import { FileQueue } from './file-queue.ts'
import type { QueuedFile } from './file-queue.ts'
import type { Api } from './http.ts'
import type { LocalStore } from './local-store.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { People } from './people-channel.ts'
import { Retry } from './retry.ts'
import { onWake } from './surroundings.ts'

/** A file that the server does not have yet. */
export interface Sending {
  readonly id: string
  readonly kind: FileKind
  /** How much of it has arrived, and its whole size. */
  readonly sent: number
  readonly bytes: number
  /** Why it will not be sent by itself; undefined while it is on its way or waits for the network. */
  readonly refusal?: Refusal
  /** Why the server cannot take it now, though it answers; it is tried again by itself. */
  readonly delayed?: Refusal
}

/** Photos and voice notes of the room. */
export interface Files {
  /** The files of this device that the server does not have yet, by id. */
  readonly sending: Observable<ReadonlyMap<string, Sending>>
  /**
   * Sends a file, now or once there is a network, and keeps it on the device until then.
   * @param blob its `type` is what others fetch it as, where the server agrees.
   * @returns its id, for the `files` of a message or a pin.
   */
  send(kind: FileKind, blob: Blob): Promise<string>
  /** Tries again to send a file that was refused. */
  retry(id: string): void
  /** Forgets a file that is not sent. */
  forget(id: string): void
  /** A file's bytes. Refuses `no-such-file` where it has not arrived yet, or is gone, and `offline`. */
  read(id: string): Promise<Outcome<Blob>>
  /** Calls back when a file can be fetched. @returns the function that ends the subscription. */
  onReady(listener: (id: string) => void): () => void
}

/** What files stand on. */
export interface FilesContext {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly people: Pick<People, 'on' | 'onConnect'>
  readonly localStore: LocalStore | undefined
  readonly onClose: (listener: () => void) => void
}

/** Opens the files of a room. */
export function openFiles({ call, info, people, localStore, onClose }: FilesContext): Files {
  const queue = new FileQueue(localStore)
  const sending = new ObservableValue<ReadonlyMap<string, Sending>>(new Map())
  const events = new Emitter<{ ready: (id: string) => void }>()
  const pathOf = (id: string) => `/rooms/${info.id}/files/${id}`
  const show = (id: string, entry: Sending | undefined) => {
    const shown = new Map(sending.get())
    if (entry) shown.set(id, entry)
    else shown.delete(id)
    sending.set(shown)
  }
  let isSending = false
  const closing = new AbortController()
  const retry = new Retry({ attempt: () => void sendAll(), random: Math.random })

  /** One after another: a poor network is not divided among several. */
  async function sendAll(): Promise<void> {
    if (isSending || closing.signal.aborted) return
    isSending = true
    try {
      for (let next = nextOf(sending.get()); next && !closing.signal.aborted; next = nextOf(sending.get())) {
        const file = await queue.read(next.id)
        const sent = file ? await sendOne(next, file) : refused(refusal('no-such-file'))
        if (!sent.ok && meaningOf(sent.refusal.code).retry && sending.get().has(next.id)) {
          if (sent.refusal.code !== 'offline') show(next.id, { ...next, delayed: sent.refusal })
          return retry.later()
        }
        await settle(next, sent)
        retry.succeeded()
      }
    } finally {
      isSending = false
    }
  }

  async function settle(entry: Sending, sent: Outcome<Upload>): Promise<void> {
    if (!sending.get().has(entry.id)) return
    if (!sent.ok) return show(entry.id, { ...entry, refusal: sent.refusal })
    await queue.forget(entry.id)
    show(entry.id, undefined)
    events.emit('ready', entry.id)
  }

  async function sendOne({ id, kind, bytes }: Sending, file: QueuedFile): Promise<Outcome<Upload>> {
    let upload = await call<Upload>({ method: 'PUT', path: pathOf(id), body: { kind, bytes } })
    while (upload.ok && !upload.value.complete && !closing.signal.aborted && sending.get().has(id)) {
      const { received } = upload.value
      show(id, { id, kind, bytes, sent: received })
      const part = file.bytes.slice(received, received + maxPartBytes)
      upload = await call<Upload>({ method: 'PATCH', path: `${pathOf(id)}?from=${received}`, part })
      // It has all of it, and is not done with it: a moment later it may be.
      if (part.length === 0 && upload.ok && !upload.value.complete && upload.value.received === received)
        return refused(refusal('upload-moved'))
    }
    return upload
  }

  const wake = () => retry.soon()
  people.onConnect(wake)
  const stopWaking = onWake(wake)
  people.on('file', ({ id }) => events.emit('ready', id))
  onClose(() => {
    closing.abort()
    retry.stop()
    stopWaking()
  })
  void queue.waiting().then((waiting) => {
    for (const { id, kind, bytes } of waiting) if (!sending.get().has(id)) show(id, { id, kind, bytes, sent: 0 })
    if (waiting.length > 0) void sendAll()
  })
  return {
    sending,
    async send(kind, blob) {
      const id = newId(16)
      const bytes = new Uint8Array(await blob.arrayBuffer())
      await queue.add({ id, kind, type: blob.type, bytes })
      show(id, { id, kind, bytes: bytes.length, sent: 0 })
      void sendAll()
      return id
    },
    retry(id) {
      const entry = sending.get().get(id)
      if (!entry) return
      show(id, { id, kind: entry.kind, bytes: entry.bytes, sent: entry.sent })
      void sendAll()
    },
    forget(id) {
      show(id, undefined)
      void queue.forget(id)
    },
    async read(id) {
      const own = await queue.read(id)
      if (own) return granted(new Blob([own.bytes], { type: own.type }))
      return call<Blob>({ path: pathOf(id), readsFile: true })
    },
    onReady: (listener) => events.on('ready', listener),
  }
}

function nextOf(sending: ReadonlyMap<string, Sending>): Sending | undefined {
  return [...sending.values()].find((entry) => entry.refusal === undefined)
}

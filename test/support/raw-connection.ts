// A connection at a document by hand: the wire itself, for whatever a well-behaved client would never send.
import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { DocumentName } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import {
  messageAuth,
  messageAwareness,
  messageSaved,
  messageSync,
  syncStep1,
  syncStep2,
  syncUpdate,
} from '#shared/wire/frames.ts'
import type { Person } from './people.ts'
import { syncUrl } from './people.ts'

/** What became of an update: durable, or refused and the connection closed. */
export type Answer =
  | { readonly saved: true }
  | { readonly saved: false; readonly refusal: Refusal | undefined; readonly closeCode: number }

export class RawConnection {
  readonly doc: Y.Doc
  readonly socket: WebSocket
  /** Everything that came, in order. */
  readonly updates: Uint8Array[] = []
  /** What the others show, by Yjs client; who left is gone. */
  readonly awareness = new Map<number, unknown>()
  closeCode: number | undefined
  refusal: Refusal | undefined
  #saved = 0
  #sent = 0
  #awarenessClock = 0
  #listeners = new Set<() => void>()
  #synced = false
  #answered = false

  private constructor(url: string, doc: Y.Doc) {
    this.doc = doc
    this.socket = new WebSocket(url)
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('message', (data: Buffer) => this.#receive(data))
    this.socket.on('close', (code) => {
      this.closeCode = code
      this.#tell()
    })
    this.socket.on('error', () => {})
  }

  /** Knocks, and does not expect to be let in. @param doc what it has written while it was away. */
  static knock(server: string, person: Person, doc = new Y.Doc(), document: DocumentName = 'cart'): RawConnection {
    return new RawConnection(syncUrl(server, person, '&ack=1', document), doc)
  }

  /** Takes a connection and waits for what is stored. */
  static async open(server: string, person: Person, document: DocumentName = 'cart'): Promise<RawConnection> {
    const connection = new RawConnection(syncUrl(server, person, '&ack=1', document), new Y.Doc())
    await once(connection.socket, 'open')
    connection.askForState()
    await connection.until(() => connection.#synced && connection.#answered)
    return connection
  }

  /** Whether the server has asked for what it lacks, as it asks whoever has taken a connection. */
  get greeted(): boolean {
    return this.#answered
  }

  /** Whether the state it asked for has come. */
  get synced(): boolean {
    return this.#synced
  }

  /** Asks for what it lacks. */
  askForState(): void {
    this.send(frame(syncStep1, Y.encodeStateVector(this.doc)))
  }

  /** Sends any bytes. */
  send(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }

  /** Writes on its own copy and sends what that made. */
  async write(change: (doc: Y.Doc) => void): Promise<Answer> {
    const before = Y.encodeStateVector(this.doc)
    let update: Uint8Array | undefined
    this.doc.once('update', (bytes: Uint8Array) => (update = bytes))
    this.doc.transact(() => change(this.doc))
    return this.sendUpdate(update ?? Y.encodeStateAsUpdate(this.doc, before))
  }

  /** Shows a state as a Yjs client of its own, or as any other. `null` takes it away. */
  show(state: unknown, { client = this.doc.clientID }: { client?: number } = {}): void {
    this.#awarenessClock += 1
    const states = encoding.encode((encoder) => {
      for (const number of [1, client, this.#awarenessClock]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageAwareness)
        encoding.writeVarUint8Array(encoder, states)
      }),
    )
  }

  /** Sends an update and waits for what becomes of it. */
  async sendUpdate(update: Uint8Array): Promise<Answer> {
    this.#sent += 1
    const number = this.#sent
    this.send(frame(syncUpdate, update))
    await this.until(() => this.#saved >= number || this.closeCode !== undefined)
    if (this.#saved >= number) return { saved: true }
    return { saved: false, refusal: this.refusal, closeCode: this.closeCode ?? 0 }
  }

  /** Waits for everything the server told before now: answers come in order. */
  async heardAll(): Promise<void> {
    await this.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()))
  }

  /** The value of a record, as this connection sees it. */
  record(root: string, key: string): unknown {
    return this.doc.getMap(root).get(key)
  }

  /** Waits until something is so, looking whenever something came. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#listeners.add(resolve))
  }

  async close(): Promise<void> {
    if (this.closeCode !== undefined) return
    this.socket.close()
    await this.until(() => this.closeCode !== undefined)
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case messageSync:
        this.#receiveSync(decoder)
        break
      case messageAuth:
        decoding.readVarUint(decoder)
        this.refusal = JSON.parse(decoding.readVarString(decoder)) as Refusal
        break
      case messageAwareness:
        this.#receiveAwareness(decoding.readVarUint8Array(decoder))
        break
      case messageSaved:
        this.#saved = decoding.readVarUint(decoder)
        break
      default:
    }
    this.#tell()
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    if (kind === syncStep1) return this.#answer(decoding.readVarUint8Array(decoder))
    const update = decoding.readVarUint8Array(decoder)
    this.updates.push(update)
    Y.applyUpdate(this.doc, update, this)
    // A large state comes in several updates; the answer to the question is the last of them.
    if (kind === syncStep2) this.#synced = true
  }

  /** Gives the first sync, as every client does. */
  #answer(stateVector: Uint8Array): void {
    this.#sent += 1
    this.#answered = true
    this.send(frame(syncStep2, Y.encodeStateAsUpdate(this.doc, stateVector)))
  }

  #receiveAwareness(states: Uint8Array): void {
    const decoder = decoding.createDecoder(states)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      if (state === null) this.awareness.delete(client)
      else this.awareness.set(client, state)
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) {
      this.#listeners.delete(listener)
      listener()
    }
  }
}

function frame(kind: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

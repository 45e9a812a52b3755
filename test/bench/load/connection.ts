// One connection of the load: says what a y-websocket client says, and does as little as possible with what it hears,
// for the load must not be what is measured.
import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageAwareness, messageSaved, messageSync, syncStep1, syncStep2, syncUpdate } from '#shared/wire/frames.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { Place } from '../targets/target.ts'

/** A connection that is synced and may write. */
export class Connection {
  /** The state that came first; a large one comes in parts, of which the last says that it is whole. */
  readonly state: Uint8Array[] = []
  /** Told every frame as it came. */
  onFrame: (frame: Buffer) => void = () => {}
  readonly #place: Place
  readonly #socket: WebSocket
  readonly #document = new Y.Doc()
  #synced: () => void = () => {}
  #isSynced = false
  #awarenessClock = 0
  #answered = 0
  /** What is sent when the server asks for it is answered as an edit is, and is none. */
  #statesSent = 0

  private constructor(place: Place) {
    this.#place = place
    this.#socket = new WebSocket(place.url, { perMessageDeflate: false })
    this.#document.on('update', (update) => this.#send(messageSync, syncUpdate, update))
    this.#socket.on('message', (data) => this.#hear(data as Buffer))
  }

  /**
   * How many edits of this connection the server has answered: Tagalong when they are durable, Hocuspocus when they are
   * applied. A relay never answers.
   */
  get answered(): number {
    return Math.max(0, this.#answered - this.#statesSent)
  }

  /** Connects, and waits for the document's state where the server has one. */
  static async open(place: Place): Promise<Connection> {
    const connection = new Connection(place)
    const synced = new Promise<void>((resolve, reject) => {
      connection.#synced = resolve
      connection.#socket.once('close', (code, reason) => reject(new Error(`closed with ${code} ${reason.toString()}`)))
    })
    await once(connection.#socket, 'open')
    if (place.hello) connection.#socket.send(place.hello)
    if (place.syncs) connection.#send(messageSync, syncStep1, Y.encodeStateVector(connection.#document))
    else connection.#synced()
    await synced
    return connection
  }

  /** Writes a record of this member's own: a note of `text` on a line. */
  edit(line: string, text: string): void {
    this.#document.getMap('notes').set(`${line}/${this.#place.memberId}`, text)
  }

  /** Shows a cursor, and what it is on where that is said. */
  point(x: number, y: number, looking?: Looking): void {
    this.#awarenessClock += 1
    const states = encoding.encode((encoder) => {
      for (const number of [1, this.#document.clientID, this.#awarenessClock]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, JSON.stringify({ cursor: { x, y }, ...(looking && { looking }) }))
    })
    this.#send(messageAwareness, undefined, states)
  }

  async close(): Promise<void> {
    const closed = once(this.#socket, 'close')
    this.#socket.close()
    await closed
  }

  #send(type: number, step: number | undefined, payload: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeUint8Array(encoder, this.#place.prefix)
    encoding.writeVarUint(encoder, type)
    if (step !== undefined) encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
    this.#socket.send(encoding.toUint8Array(encoder))
  }

  #hear(frame: Buffer): void {
    this.onFrame(frame)
    const prefix = this.#place.prefix.length
    const type = frame[prefix]
    if (type === messageSaved) this.#countAnswered(frame, prefix)
    if (type !== messageSync) return
    if (frame[prefix + 1] === syncStep1) {
      this.#statesSent += 1
      this.#send(messageSync, syncStep2, Y.encodeStateAsUpdate(this.#document))
    } else if (!this.#isSynced) this.#takeState(frame.subarray(prefix + 1))
  }

  #takeState(message: Buffer): void {
    this.state.push(decoding.readVarUint8Array(decoding.createDecoder(message.subarray(1))))
    this.#isSynced = message[0] === syncStep2
    if (this.#isSynced) this.#synced()
  }

  /** Tagalong says how many, Hocuspocus says it for each; both call the message 8. */
  #countAnswered(frame: Buffer, prefix: number): void {
    this.#answered = prefix > 0 ? this.#answered + 1 : decoding.readVarUint(decoding.createDecoder(frame.subarray(1)))
  }
}

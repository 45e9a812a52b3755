// One Y.Doc on its way to and from the server: the stock y-websocket provider, told to count, to hear of what is saved and why
// something was refused, and to leave it to its owner when to come back.
import { readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { maxFirstSyncBytes } from '#shared/records/limits.ts'
import { isRefusalCode, meaningOf } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { messageAuth, messageSaved, messageSync } from '#shared/wire/frames.ts'
import type { Delivery } from './delivery.ts'
import { hasNoNetwork, offExit } from './surroundings.ts'

/** A socket on which nothing was heard for this long is asked whether it lives. y-websocket gives one up after 30 s. */
const silenceMs = 20_000
/** How long the answer may take; and how long when the device says that it has no network, where only a near server answers. */
const answerMs = 4_000
const nearAnswerMs = 1_000

/** Which Yjs clients show something else than before. */
interface AwarenessChanges {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** How a connection ended. */
export interface Closing {
  /** WebSocket close code; 1006 where there was none. */
  readonly code: number
  readonly reason: string
  /** It had been open. */
  readonly opened: boolean
  /** What the server said before, of an update or of the access. */
  readonly refusal?: Refusal
}

/** What the owner of a wire hears. */
export interface WireEvents {
  /** The document is what the server has, and what was made here on top of it. */
  synced(): void
  /** More of what was made here is durable. */
  saved(): void
  closed(closing: Closing): void
}

export interface WireOptions {
  readonly doc: Y.Doc
  readonly delivery: Delivery
  /** `wss://shop.example/sync/<roomId>`. */
  readonly url: string
  readonly document: string
  readonly socket: typeof WebSocket
  readonly events: WireEvents
}

/** Whether a Yjs transaction came over the wire, rather than from this device. */
export function isFromServer(origin: unknown): boolean {
  return origin instanceof WebsocketProvider
}

/** The connection of one Y.Doc. */
export class Wire {
  readonly doc: Y.Doc
  readonly delivery: Delivery
  readonly #provider: WebsocketProvider
  readonly #events: WireEvents
  readonly #heartbeat: ReturnType<typeof setInterval>
  #refusal: Refusal | undefined
  #answer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor({ doc, delivery, url, document, socket, events }: WireOptions) {
    this.doc = doc
    this.delivery = delivery
    this.#events = events
    this.#provider = new WebsocketProvider(url, document, doc, {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: countingSocket(socket, delivery),
      // When to come back is decided elsewhere, with fresh tokens and jitter; and no timer of the provider's outlives it.
      shouldReconnect: () => false,
      maxBackoffTime: 0,
    })
    this.#sendOnlyOwnPresence()
    this.#provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
      if (delivery.onSaved(readVarUint(decoder))) events.saved()
    }
    this.#provider.messageHandlers[messageAuth] = (_encoder, decoder) => {
      if (readVarUint(decoder) === 0) this.#refusal = readRefusal(readVarString(decoder))
    }
    this.#provider.on('sync', (synced) => {
      if (synced) events.synced()
    })
    this.#provider.on('connection-close', (event) => this.#onClose(event))
    // The provider says goodbye when a Node process ends; the end of the socket says it too, and a program may open many rooms.
    offExit(this.#provider._exitHandler)
    this.#heartbeat = setInterval(() => this.#checkSilence(), silenceMs / 2)
  }

  get awareness(): Awareness {
    return this.#provider.awareness
  }

  /** Connected, and the document is what the server has. */
  get synced(): boolean {
    return this.#provider.wsconnected && this.#provider.synced
  }

  /** Neither connected nor trying. */
  get idle(): boolean {
    return this.#provider.ws === null
  }

  /** Tries to connect once; `closed` tells when that failed. */
  connect(token: string): void {
    if (this.#closed) return
    this.#provider.params = { token, ack: '1' }
    this.#provider.connect()
  }

  /** Asks the server for a sign of life; a connection that gives none is closed. */
  probe(): void {
    const { ws, wsconnected, wsLastMessageReceived } = this.#provider
    if (!wsconnected || !ws || this.#answer !== undefined) return
    const encoder = createEncoder()
    writeVarUint(encoder, messageSync)
    writeSyncStep1(encoder, this.doc)
    ws.send(toUint8Array(encoder))
    this.#answer = setTimeout(
      () => {
        this.#answer = undefined
        if (this.#provider.ws === ws && this.#provider.wsLastMessageReceived === wsLastMessageReceived)
          this.#provider.disconnect()
      },
      hasNoNetwork() ? nearAnswerMs : answerMs,
    )
  }

  /** Ends the connection. The Y.Doc goes on to be readable and writable. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#heartbeat)
    clearTimeout(this.#answer)
    this.#provider.destroy()
    this.#provider.awareness.destroy()
  }

  #onClose(event: CloseEvent | null): void {
    if (this.#closed) return
    // For a close of its own (silence, `disconnect`) the provider would come back by itself; that too is the owner's to decide.
    this.#provider.shouldConnect = false
    clearTimeout(this.#answer)
    this.#answer = undefined
    const refusal = this.#refusal
    this.#refusal = undefined
    const closing = { code: event?.code ?? 1006, reason: event?.reason ?? '', opened: this.#provider.wsconnected }
    // The provider still holds the dead socket while it tells of it.
    queueMicrotask(() => {
      if (this.#closed) return
      if (closing.opened) this.#prepareAwareness()
      this.#events.closed({ ...closing, ...(refusal ? { refusal } : {}) })
    })
  }

  /**
   * Makes awareness fit to come back. Its clocks only let newer states through: the others have been told, one tick ahead, that
   * this seat left, and this seat remembers the clocks of states it has dropped. Without this nobody would see anybody until the
   * next renewal, some 15 s.
   */
  #prepareAwareness(): void {
    const { awareness } = this.#provider
    for (const client of awareness.meta.keys()) if (client !== awareness.clientID) awareness.meta.delete(client)
    const state = awareness.getLocalState()
    if (state !== null) for (let tick = 0; tick < 2; tick++) awareness.setLocalState(state)
  }

  /** The provider would send back whatever it hears of the others, some twenty frames a second where people point. */
  #sendOnlyOwnPresence(): void {
    const { awareness, _awarenessUpdateHandler: sendAll } = this.#provider
    awareness.off('update', sendAll)
    awareness.on('update', (changes: AwarenessChanges, origin: unknown) => {
      const changed = [...changes.added, ...changes.updated, ...changes.removed]
      if (changed.includes(awareness.clientID))
        sendAll({ added: [], updated: [awareness.clientID], removed: [] }, origin)
    })
  }

  #checkSilence(): void {
    if (this.#provider.wsconnected && Date.now() - this.#provider.wsLastMessageReceived > silenceMs) this.probe()
  }
}

const tooLarge: RefusalCode = 'update-too-large'

/** A WebSocket that lets `delivery` see, and hold back, what goes out. */
function countingSocket(Base: typeof WebSocket, delivery: Delivery): typeof WebSocket {
  return class extends Base {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address)
      delivery.onConnection((frame) => super.send(frame as Uint8Array<ArrayBuffer>))
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      // The server would say the same once it has read it all; of twice as much it reads nothing and cannot say it.
      if (data instanceof Uint8Array && data.length > maxFirstSyncBytes)
        return super.close(meaningOf(tooLarge).close, tooLarge)
      if (!(data instanceof Uint8Array) || delivery.onFrame(data)) super.send(data)
    }
  }
}

function readRefusal(reason: string): Refusal {
  try {
    const { code, root, key, detail } = JSON.parse(reason) as Partial<Record<keyof Refusal, unknown>>
    const known = typeof code === 'string' && isRefusalCode(code) ? code : 'role-may-not'
    const texts = Object.entries({ root, key, detail }).filter(([, value]) => typeof value === 'string')
    return { code: known, ...Object.fromEntries(texts) }
  } catch {
    return { code: 'role-may-not', detail: reason }
  }
}

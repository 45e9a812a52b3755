// The connection of one Y.Doc to the server: the stock y-websocket provider, extended to count updates and to read what is saved
// and why an update was refused. Its owner decides when to reconnect.
import { readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import { applyUpdate } from 'yjs'
import type * as Y from 'yjs'
import { maxFirstSyncBytes } from '#shared/records/limits.ts'
import { isRefusalCode, meaningOf } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { messageAuth, messageSaved, messageSync } from '#shared/wire/frames.ts'
import { offeredSubprotocols } from '#shared/wire/subprotocol.ts'
import type { Delivery } from './delivery.ts'
import { hasNoNetwork, offExit } from './surroundings.ts'

/** A socket that was silent for this long is probed. y-websocket gives it up after 30 s. */
const silenceMs = 20_000
/** How long the answer may take; and how long when the device reports no network, where only a near server answers. */
const answerMs = 4_000
const nearAnswerMs = 1_000

/** The Yjs clients whose awareness changed. */
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
  /** The refusal that the server sent before, of an update or of the access. */
  readonly refusal?: Refusal
}

/** Events of a wire. */
export interface WireEvents {
  /** The document has everything of the server, with this device's edits on top. */
  synced(): void
  /** More updates of this device are durable. */
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

/** Whether a Yjs transaction came from the server. */
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
      params: { ack: '1' },
      WebSocketPolyfill: countingSocket(socket, delivery),
      // The owner reconnects, with fresh tokens and jitter; and no timer of the provider outlives it.
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
    // The provider listens for the end of a Node process, once for each room; the end of the socket tells the server the same.
    offExit(this.#provider._exitHandler)
    this.#heartbeat = setInterval(() => this.#checkSilence(), silenceMs / 2)
  }

  get awareness(): Awareness {
    return this.#provider.awareness
  }

  /** Connected, and the document has everything of the server. */
  get synced(): boolean {
    return this.#provider.wsconnected && this.#provider.synced
  }

  /** Whether a Yjs transaction is part of a state that is still arriving. */
  isComing(origin: unknown): boolean {
    return origin === this.#provider && !this.#provider.synced
  }

  /** Neither connected nor trying. */
  get idle(): boolean {
    return this.#provider.ws === null
  }

  /** Tries to connect once; on failure `closed` is called. */
  connect(token: string): void {
    if (this.#closed) return
    // Not in the address, which proxies log.
    this.#provider.protocols = offeredSubprotocols(token)
    this.#provider.connect()
  }

  /** Applies an update that another tab of this member sends to the server: as if it had come from there already. */
  applySent(update: Uint8Array): void {
    applyUpdate(this.doc, update, this.#provider)
  }

  /** Sends a request that the server answers at once; a connection without an answer is closed. */
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

  /** Ends the connection. The Y.Doc stays readable and writable. */
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
    // After a close of its own (silence, `disconnect`) the provider would reconnect by itself; the owner decides that, too.
    this.#provider.shouldConnect = false
    clearTimeout(this.#answer)
    this.#answer = undefined
    const refusal = this.#refusal
    this.#refusal = undefined
    const closing = { code: event?.code ?? 1006, reason: event?.reason ?? '', opened: this.#provider.wsconnected }
    // The provider still holds the dead socket while it emits the event.
    queueMicrotask(() => {
      if (this.#closed) return
      if (closing.opened) this.#prepareAwareness()
      this.#events.closed({ ...closing, ...(refusal ? { refusal } : {}) })
    })
  }

  /**
   * Prepares awareness for reconnecting. Its clocks only accept newer states: the others have received, one tick ahead, that this
   * device left, and this device remembers the clocks of states it has dropped. Without this nobody would see anybody until the
   * next renewal, some 15 s.
   */
  #prepareAwareness(): void {
    const { awareness } = this.#provider
    for (const client of awareness.meta.keys()) if (client !== awareness.clientID) awareness.meta.delete(client)
    const state = awareness.getLocalState()
    if (state !== null) for (let tick = 0; tick < 2; tick++) awareness.setLocalState(state)
  }

  /** The provider would send back all presence of the others, some twenty frames a second while cursors move. */
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

/** A WebSocket whose outgoing frames `delivery` counts and may hold back. */
function countingSocket(Base: typeof WebSocket, delivery: Delivery): typeof WebSocket {
  return class extends Base {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address)
      delivery.onConnection((frame) => super.send(frame as Uint8Array<ArrayBuffer>))
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      // The server would refuse the same after reading it all; of twice as much it reads nothing and sends no reason.
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

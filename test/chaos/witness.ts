// Reads a stock provider's frames, to know what the server has promised.
import * as decoding from 'lib0/decoding'
import { messageSaved, messageSync, syncStep1 } from '#shared/wire/frames.ts'

/** The listener of a witness. */
interface Listener {
  /** The server has sent an update of another member. */
  readonly shown: (update: Uint8Array) => void
  /** The server has acknowledged an update of this connection. */
  readonly acknowledged: (update: Uint8Array) => void
}

/** A WebSocket that reports the frames it sends and receives. */
export function witnessed({ shown, acknowledged }: Listener): typeof WebSocket {
  return class extends WebSocket {
    /** The updates of this connection, in the order they were sent. */
    readonly #sent: Uint8Array[] = []
    #durable = 0

    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args)
      this.addEventListener('message', ({ data }) => this.#hear(new Uint8Array(data as ArrayBuffer)))
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const update = data instanceof Uint8Array ? updateIn(data) : undefined
      if (update) this.#sent.push(update)
      super.send(data)
    }

    #hear(frame: Uint8Array): void {
      const update = updateIn(frame)
      if (update) shown(update)
      if (frame[0] !== messageSaved) return
      const durable = decoding.readVarUint(decoding.createDecoder(frame.subarray(1)))
      for (const own of this.#sent.slice(this.#durable, durable)) acknowledged(own)
      this.#durable = durable
    }
  }
}

/** The Yjs update that a frame carries. */
function updateIn(frame: Uint8Array): Uint8Array | undefined {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageSync || decoding.readVarUint(decoder) === syncStep1) return undefined
  return decoding.readVarUint8Array(decoder)
}

// A shopper of the chaos tests: a stock y-websocket provider that writes, and a witness on its socket that records the server's
// promises: every update it acknowledged, and every update of others it sent.
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageSaved } from '#shared/wire/frames.ts'
import { until } from '#test/support/until.ts'
import { witnessed } from './witness.ts'
import type { Person } from '#test/support/people.ts'
import type { Chance } from '#test/support/chance.ts'

// Every provider adds a listener for the exit of the process.
process.setMaxListeners(100)

interface ShopperOptions {
  readonly server: string
  readonly person: Person
  /** Asks for saved marks, as the SDK does; a stock client gets none. */
  readonly hearsSaved: boolean
}

/** One shopper. */
export class Shopper {
  readonly document = new Y.Doc()
  readonly person: Person
  readonly hearsSaved: boolean
  /** Updates that must never be lost: acknowledged to this shopper, or sent to them. */
  promised = new Y.Doc()
  /** How many updates were acknowledged, over all connections. */
  acknowledged = 0
  readonly #provider: WebsocketProvider
  #written = 0

  constructor({ server, person, hearsSaved }: ShopperOptions) {
    this.person = person
    this.hearsSaved = hearsSaved
    this.#provider = new WebsocketProvider(
      `${server.replace('http', 'ws')}/sync/${person.roomId}`,
      'cart',
      this.document,
      {
        params: { token: person.token, ...(hearsSaved ? { ack: '1' } : {}) },
        // Otherwise shoppers of this process would exchange edits directly, before the server has them.
        disableBc: true,
        WebSocketPolyfill: witnessed({
          shown: (update) => Y.applyUpdate(this.promised, update),
          acknowledged: (update) => {
            Y.applyUpdate(this.promised, update)
            this.acknowledged += 1
          },
        }),
      },
    )
    // The witness has read it already; without a handler the provider logs an error.
    this.#provider.messageHandlers[messageSaved] = (_encoder, decoder) => decoding.readVarUint(decoder)
  }

  get connected(): boolean {
    return this.#provider.wsconnected && this.#provider.synced
  }

  /** Writes a record that other shoppers may be writing at the same time. */
  act(chance: Chance): void {
    const line = `boot:${chance.whole(36, 45)}`
    const own = `${line}/${this.person.memberId}`
    this.#written += 1
    const act = chance.whole(0, 9)
    if (act < 5) this.document.getMap('notes').set(own, `note ${this.#written}`)
    else if (act < 7) this.document.getMap('wants').set(own, this.#written % 1000)
    else if (act < 9) this.document.getMap('lanes').set(line, chance.pick(['considering', 'decided', 'rejected']))
    else this.document.getMap('notes').delete(own)
  }

  leave(): void {
    this.#provider.disconnect()
  }

  async comeBack(): Promise<void> {
    this.#provider.connect()
    await until(`${this.person.name} to be back`, () => this.connected)
  }

  end(): void {
    this.#provider.destroy()
    this.document.destroy()
  }
}

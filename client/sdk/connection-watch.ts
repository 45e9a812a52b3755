// The connection of this device to the server, over all documents of the room.
import type { Refusal } from '#shared/refusals.ts'
import type { DocumentLink } from './document-link.ts'
import { isSame } from './keep-same.ts'
import { hasNoNetwork } from './surroundings.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'

/** The connection of this device to the server. `waiting` counts updates that are not durable there. */
export type Connection =
  /** Everything written here is durable on the server. */
  | { readonly state: 'saved' }
  /** Connected; `waiting` updates are on their way. */
  | { readonly state: 'saving'; readonly waiting: number }
  /** The connection was lost a moment ago and is being restored. */
  | { readonly state: 'reconnecting'; readonly waiting: number }
  /** No network or no server for a while; edits are saved here and sent later. */
  | { readonly state: 'offline'; readonly waiting: number }
  /** Over: left, removed, or the room was closed. `refusal` is absent where this device wanted it so. */
  | { readonly state: 'ended'; readonly refusal?: Refusal }

/** A connection that is not restored by then is called offline: a shorter wait would report every hiccup. */
const offlineAfterMs = 5_000

/** Follows the links of all documents. */
export class ConnectionWatch {
  readonly #links: () => readonly DocumentLink[]
  readonly #beside: () => readonly DocumentLink[]
  readonly #state = new ObservableValue<Connection>({ state: 'reconnecting', waiting: 0 })
  #timer: ReturnType<typeof setTimeout> | undefined
  #isLong = false
  #ended = false

  /** @param beside documents whose edits count, and without which the room is connected all the same. */
  constructor(links: () => readonly DocumentLink[], beside: () => readonly DocumentLink[] = () => []) {
    this.#links = links
    this.#beside = beside
  }

  get state(): Observable<Connection> {
    return this.#state
  }

  /** To be called whenever the state of a link changed. */
  update(): void {
    if (this.#ended) return
    const links = this.#links()
    const connected = links.length > 0 && links.every(({ synced }) => synced)
    const waiting = [...links, ...this.#beside()].reduce((sum, link) => sum + link.waiting, 0)
    if (connected) this.#set(waiting === 0 ? { state: 'saved' } : { state: 'saving', waiting })
    else this.#lost(waiting)
  }

  /** Ends it, with a reason unless this device wanted it so. */
  end(refusal?: Refusal): void {
    if (this.#ended) return
    this.#set({ state: 'ended', ...(refusal ? { refusal } : {}) })
    this.#ended = true
  }

  #lost(waiting: number): void {
    this.#state.set(
      keep(this.#state.get(), { state: this.#isLong || hasNoNetwork() ? 'offline' : 'reconnecting', waiting }),
    )
    this.#timer ??= setTimeout(() => {
      this.#isLong = true
      this.update()
    }, offlineAfterMs)
  }

  #set(connection: Connection): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isLong = false
    this.#state.set(keep(this.#state.get(), connection))
  }
}

/** The same state stays the same object. */
function keep(before: Connection, after: Connection): Connection {
  return isSame(before, after) ? before : after
}

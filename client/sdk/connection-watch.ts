// Where this device stands with the server, over all documents of the room, in the words of `Connection`.
import type { Refusal } from '#shared/refusals.ts'
import type { DocumentLink } from './document-link.ts'
import { isSame } from './keep-same.ts'
import type { Connection } from './room.ts'
import { hasNoNetwork } from './surroundings.ts'
import { Watchable } from './observable.ts'
import type { Observable } from './observable.ts'

/** A connection that is not back by then is called offline: sooner would cry wolf at every hiccup. */
const offlineAfterMs = 5_000

/** See above. */
export class ConnectionWatch {
  readonly #links: () => readonly DocumentLink[]
  readonly #state = new Watchable<Connection>({ state: 'reconnecting', waiting: 0 })
  #timer: ReturnType<typeof setTimeout> | undefined
  #isLong = false
  #ended = false

  constructor(links: () => readonly DocumentLink[]) {
    this.#links = links
  }

  get state(): Observable<Connection> {
    return this.#state
  }

  /** Something about a link changed. */
  update(): void {
    if (this.#ended) return
    const links = this.#links()
    const connected = links.length > 0 && links.every(({ synced }) => synced)
    const waiting = links.reduce((sum, link) => sum + link.waiting, 0)
    if (connected) this.#set(waiting === 0 ? { state: 'saved' } : { state: 'saving', waiting })
    else this.#lost(waiting)
  }

  /** It is over, with a reason unless this device wanted it so. */
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

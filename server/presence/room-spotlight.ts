// The spotlight of one room: its presenter, its followers, and those who declined.
import type { MemberId } from '#shared/ids.ts'
import type { Spotlight } from '#shared/wire/people.ts'

/** Changes are emitted at most this often: when a hundred join at once, that is ten events a second to each and not a hundred. */
const gatherMs = 100

/** Parts of a spotlight. */
export interface SpotlightOptions {
  readonly id: string
  readonly by: MemberId
  /** Milliseconds since 1970. */
  readonly at: number
  /** Emits the state to the room. */
  readonly emit: (state: Spotlight | null) => void
  /** Called once, when it has ended. @param following how many followed to the end. */
  readonly ended: (following: number) => void
}

/** A spotlight that is on. It emits its state when it is made. */
export class RoomSpotlight {
  readonly id: string
  readonly by: MemberId
  readonly #options: SpotlightOptions
  readonly #following = new Set<MemberId>()
  readonly #declined = new Set<MemberId>()
  #emitting: NodeJS.Timeout | undefined
  #ending: NodeJS.Timeout | undefined
  #ended = false

  constructor(options: SpotlightOptions) {
    this.id = options.id
    this.by = options.by
    this.#options = options
    options.emit(this.state)
  }

  get state(): Spotlight {
    const { id, by, at } = this.#options
    return { id, by, at, following: [...this.#following], declined: [...this.#declined] }
  }

  follow(member: MemberId): void {
    if (this.#following.has(member)) return
    this.#declined.delete(member)
    this.#following.add(member)
    this.#emitSoon()
  }

  decline(member: MemberId): void {
    if (this.#declined.has(member)) return
    this.#following.delete(member)
    this.#declined.add(member)
    this.#emitSoon()
  }

  /** The last device of a member is gone: they no longer follow, and may be asked again. */
  unfollow(member: MemberId): void {
    if (this.#following.delete(member)) this.#emitSoon()
  }

  /** A member was removed from the room. */
  remove(member: MemberId): void {
    const was = this.#following.delete(member)
    if (this.#declined.delete(member) || was) this.#emitSoon()
  }

  /** Ends after a while, unless `keepOn` is called before. */
  endIn(ms: number): void {
    clearTimeout(this.#ending)
    this.#ending = setTimeout(() => this.end(), ms)
  }

  keepOn(): void {
    clearTimeout(this.#ending)
  }

  /** Ends, and says so to the room. */
  end(): void {
    if (this.#ended) return
    this.stop()
    this.#options.ended(this.#following.size)
    this.#options.emit(null)
  }

  /** Ends without emitting anything. */
  stop(): void {
    this.#ended = true
    clearTimeout(this.#emitting)
    clearTimeout(this.#ending)
  }

  #emitSoon(): void {
    if (this.#ended) return
    this.#emitting ??= setTimeout(() => {
      this.#emitting = undefined
      this.#options.emit(this.state)
    }, gatherMs)
  }
}

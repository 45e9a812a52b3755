// The spotlight of one room: who shows, who looks along, who would rather not.
import type { MemberId } from '#shared/ids.ts'
import type { Spotlight } from '#shared/wire/people.ts'

/** Where a hundred join at once, everybody is told ten times a second and not a hundred times a hundred. */
const gatherMs = 100

/** What a spotlight is made of. */
export interface SpotlightOptions {
  readonly id: string
  readonly by: MemberId
  /** Milliseconds since 1970. */
  readonly at: number
  /** Tells everybody in the room. */
  readonly tell: (state: Spotlight | null) => void
  /** Called once, when it has ended. @param following how many looked along to the end. */
  readonly ended: (following: number) => void
}

/** See above. It is on from the beginning, and everybody is told. */
export class RoomSpotlight {
  readonly id: string
  readonly by: MemberId
  readonly #options: SpotlightOptions
  readonly #following = new Set<MemberId>()
  readonly #declined = new Set<MemberId>()
  #telling: NodeJS.Timeout | undefined
  #ending: NodeJS.Timeout | undefined
  #ended = false

  constructor(options: SpotlightOptions) {
    this.id = options.id
    this.by = options.by
    this.#options = options
    options.tell(this.state)
  }

  get state(): Spotlight {
    const { id, by, at } = this.#options
    return { id, by, at, following: [...this.#following], declined: [...this.#declined] }
  }

  follow(member: MemberId): void {
    if (this.#following.has(member)) return
    this.#declined.delete(member)
    this.#following.add(member)
    this.#tellSoon()
  }

  decline(member: MemberId): void {
    if (this.#declined.has(member)) return
    this.#following.delete(member)
    this.#declined.add(member)
    this.#tellSoon()
  }

  /** A member has no device any more: they follow nobody, and may be asked again. */
  unfollow(member: MemberId): void {
    if (this.#following.delete(member)) this.#tellSoon()
  }

  /** A member is out of the room. */
  forget(member: MemberId): void {
    const was = this.#following.delete(member)
    if (this.#declined.delete(member) || was) this.#tellSoon()
  }

  /** Ends in a while, unless `stay` is called before. */
  endIn(ms: number): void {
    clearTimeout(this.#ending)
    this.#ending = setTimeout(() => this.end(), ms)
  }

  stay(): void {
    clearTimeout(this.#ending)
  }

  /** Ends, and everybody is told. */
  end(): void {
    if (this.#ended) return
    this.stop()
    this.#options.ended(this.#following.size)
    this.#options.tell(null)
  }

  /** Ends without a word. */
  stop(): void {
    this.#ended = true
    clearTimeout(this.#telling)
    clearTimeout(this.#ending)
  }

  #tellSoon(): void {
    if (this.#ended) return
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined
      this.#options.tell(this.state)
    }, gatherMs)
  }
}

// Following somebody: their product, picture, zoom and comparison become this tab's, until it moves by itself.
import type { Following, FollowingEnd, NotFollowed } from '#client/rooms/co-browsing.ts'
import { stageDestination } from '#client/rooms/destination.ts'
import type { HereView } from '#client/sdk/index.ts'
import { isSame } from '#client/sdk/keep-same.ts'
import type { Observable } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { MemberId } from '#shared/ids.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

/** As long as a page takes to be loaded again, or a phone to change its network. */
const graceMs = 8_000

export class FollowingSomebody {
  readonly #parts: Parts
  readonly #graceMs: number
  readonly #state = new ObservableValue<Following | undefined>(undefined)
  readonly #onEnd = new Set<(ended: Following, why: FollowingEnd) => void>()
  readonly #end: () => void
  #grace: ReturnType<typeof setTimeout> | undefined

  constructor(parts: Parts, times: { readonly graceMs?: number } = {}) {
    this.#parts = parts
    this.#graceMs = times.graceMs ?? graceMs
    const { room, navigation } = parts
    const ends = [
      onAny([room.presence.here, room.connection], () => this.#step()),
      navigation.onOwnMove(() => this.leave('moved')),
    ]
    this.#end = () => {
      for (const end of ends) end()
    }
  }

  get state(): Observable<Following | undefined> {
    return this.#state
  }

  /** Calls the listener when following ends. */
  onEnd(listener: (ended: Following, why: FollowingEnd) => void): void {
    this.#onEnd.add(listener)
  }

  whyNot(id: MemberId): NotFollowed | undefined {
    const { presence, me } = this.#parts.room
    if (id === me.get().id) return 'yourself'
    // A follower is visible to the member they follow.
    if (presence.hidden.get()) return 'hidden'
    const them = this.#find(id)
    if (!them) return 'away'
    if (chainFrom(id, presence.here.get()).includes(me.get().id)) return 'circle'
    return them.looking ? undefined : 'not-shared'
  }

  follow(id: MemberId, by: Following['by']): NotFollowed | undefined {
    const no = this.whyNot(id)
    // A spotlight begins with sharing, perhaps at this very moment.
    if (no && !(by === 'spotlight' && (no === 'not-shared' || no === 'away'))) return no
    clearTimeout(this.#grace)
    this.#grace = undefined
    this.#state.set({ id, by, waiting: no !== undefined })
    this.#parts.room.presence.show({ following: id })
    this.#step()
    return undefined
  }

  leave(why: FollowingEnd): void {
    const ended = this.#state.get()
    if (!ended) return
    clearTimeout(this.#grace)
    this.#grace = undefined
    this.#state.set(undefined)
    this.#parts.room.presence.show({ following: undefined })
    this.#parts.announce({ kind: 'left', id: ended.id, why })
    for (const listener of [...this.#onEnd]) listener(ended, why)
  }

  close(): void {
    clearTimeout(this.#grace)
    this.#end()
  }

  #find(id: MemberId): HereView | undefined {
    return this.#parts.room.presence.here.get().find((one) => one.id === id)
  }

  #step(): void {
    const now = this.#state.get()
    if (!now) return
    if (this.#isInCircle(now.id)) return this.leave('circle')
    const them = this.#find(now.id)
    if (them?.looking) return this.#goAlong(now, them.looking)
    if (them && !now.waiting) return this.leave('not-shared')
    return this.#wait(now)
  }

  #goAlong(now: Following, looking: NonNullable<HereView['looking']>): void {
    clearTimeout(this.#grace)
    this.#grace = undefined
    if (now.waiting) this.#state.set({ ...now, waiting: false })
    const { navigation } = this.#parts
    if (!isSame(navigation.looking.get(), looking)) navigation.go(stageDestination(looking), 'following')
  }

  /** They may only be reloading their page, or have lost the network for a moment. */
  #wait(now: Following): void {
    if (!now.waiting) this.#state.set({ ...now, waiting: true })
    const { state } = this.#parts.room.connection.get()
    if (state === 'reconnecting' || state === 'offline') {
      clearTimeout(this.#grace)
      this.#grace = undefined
      return
    }
    this.#grace ??= setTimeout(() => this.leave(this.#find(now.id) ? 'not-shared' : 'gone'), this.#graceMs)
  }

  /** Two who follow each other at the same moment would both stand still: one of them, the same for everybody, lets go. */
  #isInCircle(followed: MemberId): boolean {
    const { presence, me } = this.#parts.room
    const chain = chainFrom(followed, presence.here.get())
    const own = chain.indexOf(me.get().id)
    if (own === -1) return false
    return chain.slice(0, own + 1).every((id) => id <= me.get().id)
  }
}

/** Somebody, whom they follow, whom those follow, and so on; it ends where it would repeat. */
function chainFrom(id: MemberId, here: readonly HereView[]): MemberId[] {
  const chain: MemberId[] = []
  let next: MemberId | undefined = id
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next)
    const current: MemberId = next
    next = here.find((one) => one.id === current)?.following
  }
  return chain
}

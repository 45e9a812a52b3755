// What this seat shows of itself and what the others show, over the awareness of a document. Never stored anywhere.
import type { Presence } from '#shared/wire/presence.ts'
import type { MemberId } from '#shared/ids.ts'
import { Derived } from './derived.ts'
import type { DocumentLink } from './document-link.ts'
import { isSame } from './keep-same.ts'
import type { PresenceBoard, SeatView } from './room.ts'
import { Watchable } from './watched.ts'

/** Twenty a second: the server tells presence every 50 ms, and drops more than 30 a second. */
const showEveryMs = 50

/** A `PresenceBoard` that follows its document to another copy. */
export interface LivePresence extends PresenceBoard {
  /** Hears of seats that come, go or show something else. */
  readonly onSeats: (listener: () => void) => void
  swapped(): void
  close(): void
}

/** Opens the presence of a document. */
export function openPresence({ link, me }: { link: DocumentLink; me: MemberId }): LivePresence {
  let shown: Presence = {}
  const hidden = new Watchable(false)
  let listener: (() => void) | undefined
  let awareness = link.awareness
  const throttle = new Throttle(showEveryMs, () => awareness.setLocalState(hidden.get() ? null : shown))
  const seats = new Derived<readonly SeatView[]>(() => seatsOf(awareness.getStates(), awareness.clientID, me))
  const changed = () => {
    seats.invalidate()
    listener?.()
  }
  const follow = () => {
    awareness = link.awareness
    awareness.on('change', changed)
    awareness.setLocalState(hidden.get() ? null : shown)
    changed()
  }
  follow()
  return {
    seats,
    show(change) {
      const merged = definedOnly({ ...shown, ...change })
      if (isSame(shown, merged)) return
      shown = merged
      if (!hidden.get()) throttle.ask()
    },
    hidden,
    hide(hide) {
      hidden.set(hide)
      throttle.now()
    },
    onSeats(heard) {
      listener = heard
    },
    swapped: follow,
    close: () => throttle.stop(),
  }
}

function seatsOf(states: ReadonlyMap<number, object>, own: number, me: MemberId): SeatView[] {
  const seats: SeatView[] = []
  for (const [seat, state] of states) {
    const presence = state as Presence
    // The server says who a seat belongs to; one it has not spoken of is not shown, except this very one.
    const member = seat === own ? me : presence.member
    if (member !== undefined) seats.push({ ...presence, seat, member, me: seat === own })
  }
  return seats.toSorted((a, b) => a.seat - b.seat)
}

function definedOnly(presence: { readonly [Field in keyof Presence]: Presence[Field] | undefined }): Presence {
  return Object.fromEntries(Object.entries(presence).filter(([, value]) => value !== undefined))
}

/** Does something at once and then at most so often; the last call always counts. */
class Throttle {
  readonly #everyMs: number
  readonly #action: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = false

  constructor(everyMs: number, action: () => void) {
    this.#everyMs = everyMs
    this.#action = action
  }

  ask(): void {
    if (this.#timer === undefined) this.now()
    else this.#asked = true
  }

  now(): void {
    this.stop()
    this.#action()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#asked) this.now()
    }, this.#everyMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#asked = false
  }
}

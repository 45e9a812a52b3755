// What this seat shows of itself and what the others show, over the awareness of a document. Never stored anywhere.
import type { Awareness } from 'y-protocols/awareness'
import type { Presence } from '#shared/wire/presence.ts'
import type { MemberId } from '#shared/ids.ts'
import { Derived } from './derived.ts'
import type { DocumentLink } from './document-link.ts'
import { LastMoves, hereOf } from './here.ts'
import { isSame } from './keep-same.ts'
import type { HereView, PresenceBoard, DeviceView } from './room.ts'
import { Throttle } from './throttle.ts'
import { Watchable } from './observable.ts'

/** Twenty a second: the server tells presence every 50 ms, and drops more than 30 a second. */
const showEveryMs = 50

/** Longer than the server gathers presence, so that both steps of hiding arrive. */
const fadeMs = 200

/** A `PresenceBoard` that follows its document to another copy. */
export interface LivePresence extends PresenceBoard {
  /** Hears when `here` may have changed. */
  readonly onHere: (listener: () => void) => void
  swapped(): void
  close(): void
}

/** What a presence needs. */
export interface PresenceParts {
  readonly link: DocumentLink
  readonly me: MemberId
  /** Hidden from the first moment. */
  readonly hide: boolean
}

/** Opens the presence of a document. */
export function openPresence({ link, me, hide }: PresenceParts): LivePresence {
  let shown: Presence = {}
  const hidden = new Watchable(hide)
  let listener: (() => void) | undefined
  let awareness = link.awareness
  let fading: ReturnType<typeof setTimeout> | undefined
  const visible = () => (hidden.get() ? (fading === undefined ? null : {}) : fitToShow(shown))
  const publish = () => awareness.setLocalState(visible())
  const throttle = new Throttle(showEveryMs, publish)
  const stopFading = () => {
    clearTimeout(fading)
    fading = undefined
  }
  const devices = new Derived<readonly DeviceView[]>(() => devicesOf(awareness, me))
  const moves = new LastMoves()
  const here = new Derived<readonly HereView[]>(() => hereOf(devices.get(), moves))
  const changed = () => {
    devices.invalidate()
    // Up to twenty times a second for each cursor: all who do not draw cursors are spared.
    if (!moves.note(devices.get())) return
    here.invalidate()
    listener?.()
  }
  const follow = () => {
    awareness = link.awareness
    awareness.on('change', changed)
    publish()
    changed()
  }
  follow()
  return {
    devices,
    here,
    show(change) {
      const merged = definedOnly({ ...shown, ...change })
      if (isSame(shown, merged)) return
      shown = merged
      if (!hidden.get()) throttle.ask()
    },
    hidden,
    hide(hide) {
      hidden.set(hide)
      stopFading()
      // Whoever goes at once seems to have closed their page, and whoever follows waits for them to come back.
      if (hide && isLookedAt(awareness)) {
        fading = setTimeout(() => {
          stopFading()
          throttle.now()
        }, fadeMs)
      }
      throttle.now()
    },
    onHere(heard) {
      listener = heard
    },
    swapped: follow,
    close() {
      throttle.stop()
      stopFading()
    },
  }
}

/** Whether somebody may be following this seat. */
function isLookedAt(awareness: Awareness): boolean {
  const shown: Presence | null = awareness.getLocalState()
  return shown?.looking !== undefined
}

function devicesOf(awareness: Awareness, me: MemberId): DeviceView[] {
  const devices: DeviceView[] = []
  for (const [device, state] of awareness.getStates()) {
    const presence = state as Presence
    const isOwn = device === awareness.clientID
    // The server says who a seat belongs to; one it has not spoken of is not shown, except this very one.
    const member = isOwn ? me : presence.member
    if (member !== undefined) devices.push({ ...presence, device, member, me: isOwn })
  }
  return devices.toSorted((a, b) => a.device - b.device)
}

/** Whoever does not share where they are gives it away by no cursor either. */
function fitToShow({ cursor, ...presence }: Presence): Presence {
  return presence.looking && cursor ? { ...presence, cursor } : presence
}

function definedOnly(presence: { readonly [Field in keyof Presence]: Presence[Field] | undefined }): Presence {
  return Object.fromEntries(Object.entries(presence).filter(([, value]) => value !== undefined))
}

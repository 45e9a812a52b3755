// What this device shows of itself and what the others show, over the awareness of a document. Never stored anywhere.
import type { Awareness } from 'y-protocols/awareness'
import { defined } from '#shared/defined.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Presence } from '#shared/wire/presence.ts'
import { Derived } from './derived.ts'
import { LastMoves, hereOf } from './here.ts'
import type { DeviceView, HereView } from './here.ts'
import { isSame } from './keep-same.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import { Throttle } from './throttle.ts'

/** Twenty a second: the server broadcasts presence every 50 ms, and drops more than 30 a second. */
const showEveryMs = 50

/** Longer than the server gathers presence, so that both steps of hiding arrive. */
const fadeMs = 200

/** What this device shows of itself, and what the others show. */
export interface PresenceBoard {
  /** Every device with everything it shows; changes up to twenty times a second while cursors move. */
  readonly devices: Observable<readonly DeviceView[]>
  /** Who is here, one entry a member. Without cursors, so that it changes only when people do something. */
  readonly here: Observable<readonly HereView[]>
  /**
   * Merges into what this device shows; a field set to undefined is no longer shown. A cursor and a list are only shown together with
   * `looking`: without it, they stay on this device.
   */
  show(change: { readonly [Field in keyof Presence]?: Presence[Field] | undefined }): void
  /** Whether this device is hidden from the others, while reading and writing go on. */
  readonly hidden: Observable<boolean>
  /** Hides this device, or shows it again with all that was set to be shown meanwhile. */
  hide(hidden: boolean): void
}

/** The awareness of a document, which is another one after the document was replaced by a fresh copy. */
export interface AwarenessSource {
  readonly awareness: Awareness
  onReplace(listener: () => void): void
}

/** What presence stands on. */
export interface PresenceContext {
  readonly presenceSource: AwarenessSource
  readonly me: MemberId
  /** Hidden from the first moment. */
  readonly hide: boolean
  readonly onClose: (listener: () => void) => void
}

/** Opens the presence of a room. */
export function openPresence({ presenceSource, me, hide, onClose }: PresenceContext): PresenceBoard {
  let shown: Presence = {}
  const hidden = new ObservableValue(hide)
  let { awareness } = presenceSource
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
    // Up to twenty times a second for each cursor: views without cursors are spared.
    if (moves.note(devices.get())) here.invalidate()
  }
  const follow = () => {
    ;({ awareness } = presenceSource)
    awareness.on('change', changed)
    publish()
    changed()
  }
  follow()
  presenceSource.onReplace(follow)
  onClose(() => {
    throttle.stop()
    stopFading()
  })
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
      // A device that vanished at once would look like a closed page, and its followers would wait for it to come back.
      if (hide && isLookedAt(awareness)) {
        fading = setTimeout(() => {
          stopFading()
          throttle.now()
        }, fadeMs)
      }
      throttle.now()
    },
  }
}

/** The presence of a room of the past: nobody is there. */
export function frozenPresence(): PresenceBoard {
  return {
    devices: new ObservableValue([]),
    here: new ObservableValue([]),
    show: () => {},
    hidden: new ObservableValue(true),
    hide: () => {},
  }
}

/** Whether somebody may be following this device. */
function isLookedAt(awareness: Awareness): boolean {
  const shown: Presence | null = awareness.getLocalState()
  return shown?.looking !== undefined
}

function devicesOf(awareness: Awareness, me: MemberId): DeviceView[] {
  const devices: DeviceView[] = []
  for (const [device, state] of awareness.getStates()) {
    const presence = state as Presence
    const isOwn = device === awareness.clientID
    // The server says whose device it is; until then it is not shown, except this one.
    const member = isOwn ? me : presence.member
    if (member !== undefined) devices.push({ ...presence, device, member, me: isOwn })
  }
  return devices.toSorted((a, b) => a.device - b.device)
}

/** A cursor, or a line of the cart, would give away where a member is who does not share it. */
function fitToShow({ cursor, at, ...presence }: Presence): Presence {
  return presence.looking ? { ...presence, ...defined({ cursor, at }) } : presence
}

function definedOnly(presence: { readonly [Field in keyof Presence]: Presence[Field] | undefined }): Presence {
  return Object.fromEntries(Object.entries(presence).filter(([, value]) => value !== undefined))
}

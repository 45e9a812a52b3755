// Makes navigation from the table of places: the page of now and the page of the past differ in what they leave out.
import type { Destination, DestinationKind } from '#client/rooms/destination.ts'
import { lookingAt } from '#client/rooms/destination.ts'
import type { MovedBy, Navigation } from '#client/rooms/navigation.ts'
import type { Observable } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { nothingOpened, openedAfter, uncovered } from './opened.ts'
import type { Covering, Layer, Opened } from './opened.ts'
import type { Places, SideTab } from './place.ts'

/** Navigation together with what is open, for the parts of the page that draw it. */
export interface PageNavigation extends Navigation {
  readonly opened: Observable<Opened>
  close(layer: Layer): void
  /** Draws this in place of the page and over it, and nothing else. */
  cover(covering: Covering): void
  showTab(tab: SideTab): void
  /** Puts something on the stage that nobody went to: what the address says, or what happened in the past. */
  put(looking: Looking): void
}

interface PageNavigationOptions {
  readonly places: Pick<Places, 'destinations'>
  /** What is on the stage at first. */
  readonly looking: Looking
  readonly isPhone: () => boolean
  /** Whether this page shows such destinations; all where nothing is said. */
  readonly leadsTo?: (kind: DestinationKind) => boolean
  /** Called after the stage has changed. */
  readonly onLook?: (looking: Looking, before: Looking, by: MovedBy) => void
}

/** Navigation of one page; the same object as long as the page is open. */
export function createNavigation(options: PageNavigationOptions): PageNavigation {
  const { places, isPhone, leadsTo = () => true, onLook } = options
  const looking = new ObservableValue<Looking>(options.looking)
  const opened = new ObservableValue<Opened>(nothingOpened)
  const listeners = new Set<() => void>()
  const moved = () => {
    for (const listener of [...listeners]) listener()
  }
  const look = (next: Looking, by: MovedBy) => {
    const before = looking.get()
    looking.set(next)
    if (by === 'hand') moved()
    onLook?.(next, before, by)
  }
  const go = (destination: Destination, by: MovedBy = 'hand') => {
    if (!leadsTo(destination.to)) return
    if (isOnStage(destination)) look(lookingAt(destination), by)
    // Somebody who is led along keeps what they have open.
    if (by === 'following') return
    const place = places.destinations[destination.to]
    const there = 'there' in place ? place.there?.() : null
    if (there) there.focus()
    else opened.set(openedAfter(opened.get(), destination, { place, isPhone: isPhone() }))
  }
  return {
    looking,
    opened,
    go,
    leadsTo,
    uncover: () => opened.set(uncovered(opened.get())),
    close: (layer) => opened.set({ ...opened.get(), [layer]: undefined }),
    cover: (covering) => opened.set({ ...uncovered(opened.get()), page: undefined, ...covering }),
    showTab: (tab) => opened.set({ ...opened.get(), tab }),
    see(part) {
      looking.set({ ...looking.get(), ...part })
      moved()
    },
    onOwnMove(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    put(next) {
      looking.set(next)
      moved()
    },
  }
}

type StageDestination = Parameters<typeof lookingAt>[0]

function isOnStage(destination: Destination): destination is StageDestination {
  return destination.to === 'product' || destination.to === 'comparison' || destination.to === 'browse'
}

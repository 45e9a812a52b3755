// What is open on the room's page besides its stage, and how going to a destination changes it. Needs no browser.
import type { Destination } from '#client/rooms/destination.ts'
import type { Place, SideTab, TalkDestination } from './place.ts'

/** One destination a layer; a layer without one is closed. */
export interface Opened {
  /** The tab beside the stage. */
  readonly tab: SideTab
  /** What talk shows; without one nobody has chosen yet. */
  readonly talk?: TalkDestination | undefined
  readonly strip?: Destination | undefined
  /** Over the page. On a phone also the tabs: `cart` and `talk`. */
  readonly panel?: Destination | undefined
  /** Over the panel. */
  readonly dialog?: Destination | undefined
  /** In place of the page. */
  readonly page?: Destination | undefined
  readonly passage?: Destination | undefined
}

/** A layer that can be closed. */
export type Layer = Exclude<keyof Opened, 'tab' | 'talk'>

/** What is drawn in place of the page or over it. */
export type Covering = Pick<Opened, 'page' | 'panel' | 'dialog'>

/** The page when a room opens. */
export const nothingOpened: Opened = { tab: 'cart' }

/** What is open after going to a destination. */
export function openedAfter(
  before: Opened,
  destination: Destination,
  {
    place,
    isPhone,
  }: { readonly place: Pick<Place<never>, 'part'> & { readonly tab?: SideTab }; readonly isPhone: boolean },
): Opened {
  switch (place.part) {
    case 'stage':
      return uncovered(before)
    case 'side': {
      const talk = talkAfter(before, destination)
      const tab = place.tab ?? before.tab
      // The same sheet for every thread: it must not be closed and opened again in between.
      return isPhone ? { ...uncovered(before), talk, panel: { to: tab } } : { ...uncovered(before), talk, tab }
    }
    case 'page':
      return { ...uncovered(before), strip: undefined, page: destination }
    case 'strip':
      return { ...before, strip: before.strip?.to === destination.to ? undefined : destination }
    case 'panel':
    case 'dialog':
    case 'passage':
      return { ...before, [place.part]: destination }
    default:
      return place.part satisfies never
  }
}

/** Nothing lies over the page. */
export function uncovered(before: Opened): Opened {
  return { ...before, panel: undefined, dialog: undefined }
}

/** What of it takes the place of the page, or lies over it. */
export function coveringOf({ page, panel, dialog }: Opened): Covering {
  return { ...(page && { page }), ...(panel && { panel }), ...(dialog && { dialog }) }
}

function talkAfter({ talk }: Opened, destination: Destination): TalkDestination | undefined {
  switch (destination.to) {
    case 'thread':
    case 'subject':
    case 'threads':
    case 'visit':
      return destination
    default:
      return talk
  }
}

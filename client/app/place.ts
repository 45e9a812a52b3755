// What the table of places is made of: something that stands in a part of the room's page, for a destination or on a condition.
import { createContext, useContext } from 'react'
import type { ComponentType } from 'react'
import type { ParseKeys } from 'i18next'
import type { DestinationKind, DestinationOf } from '#client/rooms/destination.ts'
import type { Room } from '#client/sdk/index.ts'
import type { menuIcons } from '#client/ui/lazy-icons.tsx'

/** What a component is given for a destination: what must be known to go there, and the way to close it. */
export type ShownFor<Kind extends DestinationKind> = DestinationOf<Kind> & { readonly onClose: () => void }

/** What other features put around the thing on the stage; absent in the past. */
export interface StageContext {
  readonly around?: { readonly isTrayOpen: boolean } | undefined
}

/** The tabs beside the stage. */
export type SideTab = 'cart' | 'talk'

/** A destination of talk: a thread, the talk about a subject, the overview of all threads, or the conversation with the store. */
export type TalkDestination = DestinationOf<'thread' | 'subject' | 'threads' | 'visit'>

/** What a component on the stage is given. */
export type OnStageFor<Kind extends DestinationKind> = DestinationOf<Kind> & StageContext

interface StagePlace<Kind extends DestinationKind> {
  readonly part: 'stage'
  readonly component: ComponentType<OnStageFor<Kind>>
}

/** In a tab beside the stage, or on a phone in a sheet over it. */
interface SidePlace {
  readonly part: 'side'
  readonly tab: SideTab
}

interface OtherPlace<Kind extends DestinationKind> {
  /**
   * `panel`: over the page · `dialog`: over the page and its panels · `strip`: over the top of the stage; going there again closes it ·
   * `page`: in place of the page · `passage`: draws nothing and leads on to another destination.
   */
  readonly part: 'panel' | 'dialog' | 'strip' | 'page' | 'passage'
  readonly component: ComponentType<ShownFor<Kind>>
  /** A field on the page that does the same: where there is one, it gets the focus instead. */
  readonly there?: () => HTMLElement | null
}

/** The place that shows a kind of destination. */
export type Place<Kind extends DestinationKind> = (StagePlace<Kind> | SidePlace | OtherPlace<Kind>) & {
  /** Its entry in the room's menu. */
  readonly menu?: {
    readonly words: ParseKeys<'menu'>
    readonly icon: keyof typeof menuIcons
    /** Always where nothing is said. */
    readonly isOffered?: (room: Room) => boolean
  }
  /** Its button in the dock of a phone. */
  readonly dock?: DockEntry
  /** The past can show it, too. */
  readonly past?: true
}

/** A button of the dock. */
export interface DockEntry {
  readonly words: ParseKeys<'app'>
  readonly icon: ComponentType
  readonly useBadge?: () => number
  readonly useWhen?: () => boolean
}

/** A tab beside the stage. */
export interface TabEntry {
  readonly words: ParseKeys<'app'>
  readonly useBadge: () => number
  /** What the badge counts is new to this member. */
  readonly isNews: boolean
  readonly component: ComponentType<{ readonly talk: TalkDestination | undefined }>
  /** The title of the sheet on a phone. */
  readonly useSheetTitle: () => string
}

/** Something that stands on the page by itself, as long as its condition holds. */
export interface StandingPlace {
  readonly name: string
  /** `bar`: the header · `band`: across the page, below the header, in sight wherever one is · `row`: above the stage, in a row whose room is kept · `strip`: over the top of the stage · `over`: over the page. */
  readonly part: 'bar' | 'band' | 'row' | 'strip' | 'over'
  readonly component: ComponentType
  readonly useWhen?: () => boolean
}

/** The table of places; see `places.tsx`. */
export interface Places {
  readonly destinations: { readonly [Kind in DestinationKind]: Place<Kind> }
  readonly tabs: Readonly<Record<SideTab, TabEntry>>
  readonly standing: readonly StandingPlace[]
}

const PlacesContext = createContext<Places | undefined>(undefined)

/** Provides the table to the parts of the page, which would import it in a circle. */
export const PlacesProvider = PlacesContext.Provider

/** The table of places of this page. */
export function usePlaces(): Places {
  const places = useContext(PlacesContext)
  if (!places) throw new Error('a part of the room page is drawn outside a room')
  return places
}

/** The kinds of destinations, in the order of the table. */
export function kindsOf({ destinations }: Places): readonly DestinationKind[] {
  return Object.keys(destinations) as DestinationKind[]
}

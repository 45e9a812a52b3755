// How the features of a room's page lead to one another: what the stage shows, and one way to go anywhere.
import { createContext, useContext } from 'react'
import type { Observable } from '#client/sdk/index.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { Destination, DestinationKind } from './destination.ts'

/** Who moved the stage: this person, or somebody they follow. */
export type MovedBy = 'hand' | 'following'

/** Navigation about the page of a room. */
export interface Navigation {
  /** What the stage of this tab shows: a product with picture and zoom, or a comparison; empty while somebody browses. */
  readonly looking: Observable<Looking>
  /**
   * Goes to a destination. What lies over the page closes where the destination is on the page.
   * @param by `hand` where nothing is said: a move of the stage by hand ends following.
   */
  go(destination: Destination, by?: MovedBy): void
  /** Whether this page can show such destinations: the past leaves some out. */
  leadsTo(kind: DestinationKind): boolean
  /** Closes what lies over the page. */
  uncover(): void
  /** The visible part of the picture changed, by this person's hand. */
  see(part: Pick<Looking, 'picture' | 'zoom'>): void
  /** Calls the listener after every move by this person's own hand. @returns the function that ends the subscription. */
  onOwnMove(listener: () => void): () => void
}

const NavigationContext = createContext<Navigation | undefined>(undefined)

/** Provides the navigation to everything inside. */
export const NavigationProvider = NavigationContext.Provider

/** The navigation of this page. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('a part of the room page is drawn outside a room')
  return navigation
}

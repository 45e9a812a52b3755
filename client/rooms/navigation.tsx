// The ways about the room page: what its stage shows, and where talking, deciding and comparing lead. Features meet here.
import { createContext, useContext } from 'react'
import type { Observable } from '#client/sdk/index.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { LineId, ProductId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** A thread that is there, or the talk about a subject, which may be empty yet. */
export type Talking = { readonly thread: string } | { readonly subject: Subject }

/** What can be answered by a link. */
export type AskedThing = { readonly thread: string } | { readonly decision: string }

/** See above. */
export interface Navigation {
  /** What the stage of this tab shows: a product with picture and zoom, or a comparison; empty while somebody browses. */
  readonly looking: Observable<Looking>
  /**
   * Puts something on the stage.
   * @param by `hand` (as if nothing is said): this person moved by themselves, which ends following; `following`: they are taken along.
   */
  look(looking: Looking, by?: 'hand' | 'following'): void
  /** The part of the picture that is in sight changed, by this person's hand. */
  see(part: Pick<Looking, 'picture' | 'zoom'>): void
  /** Hears of every move by this person's own hand. @returns the function that ends it. */
  onOwnMove(listener: () => void): () => void
  /** Opens a talk beside or over the stage. */
  talk(about: Talking): void
  /** Opens the form for a decision between lines. */
  decide(lines: readonly LineId[]): void
  /** Opens the way to send one question or decision to a member who is away. */
  sendLink(thing: AskedThing): void
  /** Opens a decision's card over the page. */
  openDecision(decision: string): void
  /** Puts products side by side; says why not where it cannot. */
  compare(products: readonly ProductId[]): void
  /** Opens the choice of what stands side by side, in a new comparison or in one that is there. */
  chooseCompared(products: readonly ProductId[], comparison?: string): void
  /** Shows the room as it was just after an event of its history, or its past from now on back; absent where the page cannot. */
  readonly past?: (seq?: number) => void
}

const NavigationContext = createContext<Navigation | undefined>(undefined)

/** Gives the ways to everything inside. */
export const NavigationProvider = NavigationContext.Provider

/** The ways about this page. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('a part of the room page is drawn outside a room')
  return navigation
}

// Being on the same thing: what a tab shows of itself, whom it follows, and who asks whom to look. Features meet here; see
// `client/presence`, which makes it.
import { createContext, useContext } from 'react'
import type { Observable } from '#client/sdk/index.ts'
import type { MemberId, ProductId, VariantId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** Whom this tab follows. */
export interface Following {
  readonly id: MemberId
  /** By this person's own choice, or because somebody showed everybody something. */
  readonly by: 'choice' | 'spotlight'
  /** They are out of reach for a moment, and may come back. */
  readonly waiting: boolean
}

/** Why somebody cannot be followed. */
export type NotFollowed = 'yourself' | 'hidden' | 'away' | 'not-shared' | 'circle'

/** Why following ended. */
export type FollowingEnd = 'moved' | 'stopped' | 'gone' | 'not-shared' | 'circle' | 'hidden' | 'spotlight-over'

/** A product this tab looked at without showing it. */
export interface TrayItem {
  readonly productId: ProductId
  readonly variantId?: VariantId
}

/** Two who talk look at different things. */
export interface Diverged {
  readonly id: MemberId
  /** What the other looks at. */
  readonly looking: Looking
}

/** Somebody asks this person to look at something. */
export interface LookRequest {
  readonly by: MemberId
  readonly looking: Looking
}

/** Whether the others may see what this person looks at. */
export interface ShareQuestion {
  /** The member who asks; absent where the page asks by itself. */
  readonly by?: MemberId
  /** Who would see it: those who are here. */
  readonly members: readonly MemberId[]
}

export interface CoBrowsing {
  /** Whether this tab shows the others where it is: wanted, or because it shows everybody something. */
  readonly sharing: Observable<boolean>
  /** Shows it or not. Showing nothing any more also ends one's own spotlight. */
  share(sharing: boolean): void
  /** Hides this tab, for as long as it is open. `room.presence.hidden` says whether it is. */
  hide(hidden: boolean): void

  /** Asked once a room when somebody else is here, and whenever a member asks. */
  readonly shareQuestion: Observable<ShareQuestion | undefined>
  /** Shares, or not; remembered for this room. */
  answerShareQuestion(share: boolean): void
  /** Asks a member to share, and follows them as soon as they do. */
  askToShare(member: MemberId): Promise<Outcome<void>>

  readonly following: Observable<Following | undefined>
  /** @returns why not; undefined where it does. */
  follow(member: MemberId): NotFollowed | undefined
  whyNotFollow(member: MemberId): NotFollowed | undefined
  /** Stays where one is and goes one's own way. */
  leave(why?: FollowingEnd): void

  /** Asks a member to look at what this tab looks at, or at something else. */
  bring(member: MemberId, looking?: Looking): Promise<Outcome<void>>
  /** The last such request to this person. */
  readonly lookRequest: Observable<LookRequest | undefined>
  /** Goes along with it, or not. */
  answerLookRequest(go: boolean): void
  /** Where this person was before they went along; undefined once they moved on. */
  readonly before: Observable<Looking | undefined>
  goBack(): void

  /** Asks everybody to look along. */
  showEverybody(): Promise<Outcome<void>>
  /** Ends one's own spotlight. */
  endShowing(): Promise<void>
  /** Somebody shows everybody something, and this person has not answered yet. */
  readonly invited: Observable<MemberId | undefined>
  answerSpotlight(accept: boolean): Promise<Outcome<void>>

  /** An offer to be on the same thing again. */
  readonly diverged: Observable<Diverged | undefined>
  dismissDiverged(): void

  /** Looked at alone, the latest first. Never sent anywhere. */
  readonly tray: Observable<readonly TrayItem[]>
  /** Takes one off, or all. */
  clearTray(product?: ProductId): void
}

const CoBrowsingContext = createContext<CoBrowsing | undefined>(undefined)

/** Provides co-browsing to everything inside. */
export const CoBrowsingProvider = CoBrowsingContext.Provider

/** Co-browsing in this room. */
export function useCoBrowsing(): CoBrowsing {
  const coBrowsing = useContext(CoBrowsingContext)
  if (!coBrowsing) throw new Error('a part of the room page is drawn outside a room')
  return coBrowsing
}

// What the parts of being together are made of.
import type { NotFollowed, FollowingEnd } from '#client/rooms/co-browsing.ts'
import type { Navigation } from '#client/rooms/navigation.ts'
import type { TabMemory } from '#client/rooms/tab-memory.ts'
import type { Room, Observable } from '#client/sdk/index.ts'
import type { MemberId } from '#shared/ids.ts'

/** The stage of this tab, as far as being together moves it. */
export type StageNavigation = Pick<Navigation, 'looking' | 'go' | 'onOwnMove'>

/** Something that is said to the person in words. */
export type FollowingAnnouncement =
  | { readonly kind: 'left'; readonly id: MemberId; readonly why: FollowingEnd }
  | { readonly kind: 'not-followed'; readonly id: MemberId; readonly why: NotFollowed }

/** What every part needs. */
export interface Parts {
  readonly room: Pick<Room, 'presence' | 'spotlight' | 'members' | 'me' | 'connection' | 'talk'>
  readonly navigation: StageNavigation
  readonly memory: TabMemory
  /** What this device remembers of the room, for all its tabs. */
  readonly device: TabMemory
  readonly announce: (announcement: FollowingAnnouncement) => void
}

/** Subscribes one listener to several values. @returns the function that ends it. */
export function onAny(observable: readonly Observable<unknown>[], listener: () => void): () => void {
  const ends = observable.map((each) => each.subscribe(listener))
  return () => {
    for (const end of ends) end()
  }
}

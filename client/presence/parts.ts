// What the parts of being together are made of.
import type { NotFollowed, FollowingEnd } from '#client/rooms/company.ts'
import type { TabMemory } from '#client/rooms/tab-memory.ts'
import type { Room, Watched } from '#client/sdk/index.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** The stage of this tab, as far as being together moves it. */
export interface StageWays {
  readonly looking: Watched<Looking>
  look(looking: Looking, by?: 'hand' | 'following'): void
  onOwnMove(listener: () => void): () => void
}

/** Something the person has to be told in words. */
export type Happening =
  | { readonly kind: 'left'; readonly id: MemberId; readonly why: FollowingEnd }
  | { readonly kind: 'not-followed'; readonly id: MemberId; readonly why: NotFollowed }

/** What every part needs. */
export interface Parts {
  readonly room: Pick<Room, 'presence' | 'showing' | 'members' | 'me' | 'connection' | 'talk'>
  readonly ways: StageWays
  readonly memory: TabMemory
  readonly tell: (happening: Happening) => void
}

/** Subscribes one listener to several values. @returns the function that ends it. */
export function onAny(watched: readonly Watched<unknown>[], listener: () => void): () => void {
  const ends = watched.map((each) => each.subscribe(listener))
  return () => {
    for (const end of ends) end()
  }
}

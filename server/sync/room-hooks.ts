import type { RecordsOf, RootOf } from '#shared/records/table.ts'
import type { Change } from './change.ts'
import type { Room } from './room.ts'

/** What a feature may attach to in rooms; there is nothing else. */
export interface RoomHooks {
  /** The roots of the cart that `opened` looks at. */
  readonly looksAt?: readonly RootOf<'cart'>[]
  /**
   * The room was read into memory; connections wait until this is done.
   * @param cart the records that it looks at. Those of a large cart are not in memory yet: it stays at rest unless they are needed.
   */
  opened?(room: Room, cart: RecordsOf<'cart'>): Promise<void> | void
  /** A change is durable, and connections and people were sent it. */
  changed?(room: Room, change: Change): void
  /** The last connection left. */
  emptied?(room: Room): void
}

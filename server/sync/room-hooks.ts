import type { Change } from './change.ts'
import type { Room } from './room.ts'

/** What a feature may attach to in rooms; there is nothing else. */
export interface RoomHooks {
  /** The room was read into memory; connections wait until this is done. */
  opened?(room: Room): Promise<void> | void
  /** A change is durable, and connections and people were sent it. */
  changed?(room: Room, change: Change): void
  /** The last connection left. */
  emptied?(room: Room): void
}

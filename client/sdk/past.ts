// A room's past. The code that reads it is loaded only once somebody looks back.
import type { Outcome } from '#shared/outcome.ts'
import type { PastDifference, Restored } from './past-difference.ts'
import type { PastContext, PastReach, PastRoomOf } from './past-reader.ts'

/** A room's past: what it was at any moment that is kept. */
export interface PastOf<Room> {
  /** Refuses `offline`. */
  reach(): Promise<Outcome<PastReach>>
  /**
   * The room directly after an event, or at an instant. Where only some moments are still kept, the nearest one before; the
   * answer says which. Refuses `moment-not-kept` before the earliest, `moment-ahead` after now, and `offline`.
   */
  at(moment: { readonly seq: number } | { readonly at: number }): Promise<Outcome<PastRoomOf<Room>>>
  /** What differs between then and now. */
  compare(past: PastRoomOf<Room>): PastDifference
  /** What `restore` would write and leave if it were called now. Refuses `role-may-not`. */
  foresee(past: PastRoomOf<Room>): Promise<Outcome<Restored>>
  /**
   * Writes the cart as it was then, and one's own annotations that were taken away since, as new changes that one undo takes
   * back together. Others' records, records that others build on, decisions of the group since then, and words written since
   * stay as they are. Refuses `role-may-not`.
   */
  restore(past: PastRoomOf<Room>): Promise<Outcome<Restored>>
}

/** Opens the past of a room; reads nothing yet. */
export function openPast<Room extends object>(context: PastContext<Room>): PastOf<Room> {
  const reader = () => import('./past-reader.ts')
  return {
    reach: async () => (await reader()).readReach(context),
    at: async (moment) => (await reader()).lookBack(context, moment),
    compare: (past) => past.difference(),
    foresee: async (past) => (await reader()).foreseeRestoring(context, past),
    restore: async (past) => (await reader()).restorePast(context, past),
  }
}

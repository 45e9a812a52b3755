// The way into a room's past. What reads it is loaded only once somebody looks back.
import type { PastParts } from './past.ts'
import type { Past } from './room.ts'

/** Opens the past of a room; asks for nothing yet. */
export function openPast(parts: PastParts): Past {
  const loaded = () => import('./past.ts')
  return {
    reach: async () => (await loaded()).readReach(parts),
    at: async (moment) => (await loaded()).lookBack(parts, moment),
    compare: (past) => past.difference(),
    foresee: async (past) => (await loaded()).foreseeRestoring(parts, past),
    restore: async (past) => (await loaded()).restorePast(parts, past),
  }
}

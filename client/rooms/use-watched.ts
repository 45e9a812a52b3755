import { useSyncExternalStore } from 'react'
import type { Watched } from '#client/sdk/index.ts'

/** The value of something live; draws again when it changes. */
export function useWatched<T>(watched: Watched<T>): T {
  return useSyncExternalStore(watched.subscribe, watched.get)
}

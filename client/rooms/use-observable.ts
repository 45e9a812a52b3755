import { useSyncExternalStore } from 'react'
import type { Observable } from '#client/sdk/index.ts'

/** The value of something live; draws again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get)
}

import { useSyncExternalStore } from 'react'
import { bagKey, bagNow, onBagChanged, rereadBag } from './bag.ts'
import type { Bag } from './bag.ts'

const empty: Bag = []

/** What is in the bag; nothing while the server draws the page. */
export function useBag(): Bag {
  return useSyncExternalStore(subscribe, bagNow, () => empty)
}

function subscribe(listener: () => void): () => void {
  // Sent by other tabs only.
  const onStorage = ({ key }: StorageEvent) => {
    if (key === bagKey || key === null) rereadBag()
  }
  const end = onBagChanged(listener)
  addEventListener('storage', onStorage)
  return () => {
    end()
    removeEventListener('storage', onStorage)
  }
}

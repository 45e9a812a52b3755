// What this device has dismissed of a room's news.
import { useCallback, useState } from 'react'

const mostKept = 200

/** The keys that were dismissed here, and a way to dismiss one more. */
export function useSeen(roomId: string): [ReadonlySet<string>, (key: string) => void] {
  const place = `tagalong.seen.${roomId}`
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(read(place)))
  const dismiss = useCallback(
    (key: string) => {
      // Read anew: another tab may have dismissed something meanwhile.
      const keys = [...new Set([...read(place), key])].slice(-mostKept)
      write(place, keys)
      setSeen(new Set(keys))
    },
    [place],
  )
  return [seen, dismiss]
}

function read(place: string): readonly string[] {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : []
  } catch {
    return []
  }
}

function write(place: string, keys: readonly string[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(keys))
  } catch {
    // Full or forbidden: it is dismissed as long as the page is open.
  }
}

// Which line somebody else has just changed, so that it can show once who it was.
import { useSyncExternalStore } from 'react'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { LineId } from '#shared/ids.ts'

const shownMs = 6_000

const recent = new Map<LineId, HistoryEvent>()
const listeners = new Set<() => void>()

/** Notes that a line was changed by somebody else. */
export function markChanged(line: LineId, event: HistoryEvent): void {
  recent.set(line, event)
  emit()
  setTimeout(() => {
    if (recent.get(line) !== event) return
    recent.delete(line)
    emit()
  }, shownMs)
}

/** What another did to the line a moment ago. */
export function useRecentChange(line: LineId): HistoryEvent | undefined {
  return useSyncExternalStore(subscribe, () => recent.get(line))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function emit(): void {
  for (const listener of listeners) listener()
}

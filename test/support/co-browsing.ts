// Somebody's tab without a page: a stage that shows what it is told, a hand that moves it, and what is kept for the tab.
import { onTestFinished } from 'vitest'
import { openCoBrowsing } from '#client/presence/co-browsing.ts'
import type { CoBrowsingOptions } from '#client/presence/co-browsing.ts'
import type { FollowingAnnouncement } from '#client/presence/parts.ts'
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import { lookingAt } from '#client/rooms/destination.ts'
import type { StageDestination } from '#client/rooms/destination.ts'
import type { MovedBy } from '#client/rooms/navigation.ts'
import type { Room } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Looking } from '#shared/wire/looking.ts'

export interface Tab {
  readonly coBrowsing: CoBrowsing
  readonly looking: ObservableValue<Looking>
  /** What the person was told, in order. */
  readonly announced: readonly FollowingAnnouncement[]
  /** Their own hand puts something on the stage. */
  go(looking: Looking): void
}

/** What a test may set; the clock stands where the test leaves it. */
export type TabOptions = Partial<Pick<CoBrowsingOptions, 'now' | 'times'>> & {
  readonly kept?: Map<string, string>
  /** What the device keeps for all its tabs; it was asked whether it shares, and said no, where nothing is given. */
  readonly lasting?: Map<string, string>
}

/** Opens a tab in somebody's room. Call it inside a test. */
export function tabOf(
  { room }: { readonly room: Room },
  { kept = new Map(), lasting = new Map([['sharing', 'no']]), ...options }: TabOptions = {},
): Tab {
  const looking = new ObservableValue<Looking>({})
  const listeners = new Set<() => void>()
  const announced: FollowingAnnouncement[] = []
  const look = (next: Looking, by: MovedBy = 'hand') => {
    looking.set(next)
    if (by === 'hand') for (const listener of [...listeners]) listener()
  }
  const coBrowsing = openCoBrowsing({
    room,
    navigation: {
      looking,
      go: (destination, by) => look(lookingAt(destination as StageDestination), by),
      onOwnMove(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    memory: {
      read: (name) => kept.get(name),
      save: (name, value) => void (value === undefined ? kept.delete(name) : kept.set(name, value)),
    },
    device: {
      read: (name) => lasting.get(name),
      save: (name, value) => void (value === undefined ? lasting.delete(name) : lasting.set(name, value)),
    },
    announce: (newEvent) => announced.push(newEvent),
    now: options.now ?? Date.now,
    isOther: (mine, theirs) => mine.productId !== theirs.productId,
    times: { settleMs: 0, ...options.times },
  })
  onTestFinished(() => coBrowsing.close())
  return { coBrowsing, looking, announced, go: look }
}

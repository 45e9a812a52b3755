// Showing something to the others who are here: a spotlight for all, or one member who is asked to come and look.
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Spotlight } from '#shared/wire/people.ts'
import type { Ask } from './people-channel.ts'
import type { Showing } from './room.ts'
import { Watchable } from './observable.ts'

type LookRequest = Parameters<Showing['onLookRequest']>[0]

/** A `Showing` that the people channel tells of what happens. */
export interface LiveShowing extends Showing {
  spotlightChanged(spotlight: Spotlight | undefined): void
  lookRequest(ask: Parameters<LookRequest>[0]): void
}

/** Opens it. */
export function openShowing(ask: Ask): LiveShowing {
  const spotlight = new Watchable<Spotlight | undefined>(undefined)
  const listeners = new Set<LookRequest>()
  const about = async (act: (id: string) => ReturnType<Ask>): Promise<Outcome<void>> => {
    const id = spotlight.get()?.id
    if (id === undefined) return refused(refusal('no-spotlight'))
    const done = await act(id)
    return done.ok ? granted(undefined) : done
  }
  return {
    spotlight,
    async ask() {
      const asked = await ask('spotlight.ask', {})
      return asked.ok ? granted(asked.value.spotlight) : asked
    },
    answer: (accept) => about((id) => ask('spotlight.answer', { spotlight: id, accept })),
    end: () => about((id) => ask('spotlight.end', { spotlight: id })),
    async bring(member, looking) {
      const asked = await ask('look.ask', { member, looking })
      return asked.ok ? granted(undefined) : asked
    },
    onLookRequest(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    spotlightChanged: (state) => spotlight.set(state),
    lookRequest(request) {
      for (const listener of [...listeners]) listener(request)
    },
  }
}

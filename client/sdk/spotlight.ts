// Showing something to the others who are here: a spotlight for all, or a look request to one member.
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { ServerToClient, Spotlight } from '#shared/wire/people.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { Ask, People } from './people-channel.ts'

/** Showing something to everybody who is here, and to one member. All calls refuse `offline`. */
export interface SpotlightControl {
  /** The spotlight of the room, if there is one. */
  readonly state: Observable<Spotlight | undefined>
  /** Asks everybody to look where this member looks. Refuses `spotlight-taken`. @returns its id. */
  start(): Promise<Outcome<string>>
  /** Joins the spotlight, declines it, or leaves it. Refuses `no-spotlight`. */
  answer(accept: boolean): Promise<Outcome<void>>
  /** Ends one's own. Refuses `no-spotlight`. */
  end(): Promise<Outcome<void>>
  /** Asks one member to come and look. */
  requestLook(member: MemberId, looking: Looking): Promise<Outcome<void>>
  /** Asks one member to let the others see what they look at. */
  requestShare(member: MemberId): Promise<Outcome<void>>
  /** Calls back when somebody asks this member to share. @returns the function that ends the subscription. */
  onShareRequest(listener: ServerToClient['share']): () => void
  /** Calls back when somebody asks this member to come and look. @returns the function that ends the subscription. */
  onLookRequest(listener: ServerToClient['look']): () => void
}

/** Opens the spotlight of a room. */
export function openSpotlight({ people }: { readonly people: Pick<People, 'ask' | 'on'> }): SpotlightControl {
  const state = new ObservableValue<Spotlight | undefined>(undefined)
  people.on('spotlight', (spotlight) => state.set(spotlight ?? undefined))
  const about = async (act: (id: string) => ReturnType<Ask>): Promise<Outcome<void>> => {
    const id = state.get()?.id
    if (id === undefined) return refused(refusal('no-spotlight'))
    const done = await act(id)
    return done.ok ? granted(undefined) : done
  }
  return {
    state,
    async start() {
      const asked = await people.ask('spotlight.ask', {})
      return asked.ok ? granted(asked.value.spotlight) : asked
    },
    answer: (accept) => about((id) => people.ask('spotlight.answer', { spotlight: id, accept })),
    end: () => about((id) => people.ask('spotlight.end', { spotlight: id })),
    async requestLook(member, looking) {
      const asked = await people.ask('look.ask', { member, looking })
      return asked.ok ? granted(undefined) : asked
    },
    async requestShare(member) {
      const asked = await people.ask('share.ask', { member })
      return asked.ok ? granted(undefined) : asked
    },
    onShareRequest: (listener) => people.on('share', listener),
    onLookRequest: (listener) => people.on('look', listener),
  }
}

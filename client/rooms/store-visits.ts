// The store in this room, for the parts of the page that only need to know whether somebody is asked, or here.
import type { Room } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { HelpRequest } from '#shared/visits/help-request.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { useRoom } from './room-context.tsx'
import { tabMemory } from './tab-memory.ts'
import { useObservable } from './use-observable.ts'

/** Whether the store can be asked from this room at all. */
export function useIsStoreOffered(): boolean {
  return useObservable(useRoom().store.help)?.isOffered === true
}

/** The question that somebody waits with; undefined where nobody does. */
export function useWaitingRequest(): HelpRequest | undefined {
  return useObservable(useRoom().store.help)?.requests.find(({ state }) => state === 'waiting')
}

/** The visit that shows first: one that is open, or the newest. */
export function useFirstVisit(): Visit | undefined {
  return useObservable(useRoom().store.visits)[0]
}

/** The visit of an associate who is here; undefined where none is. */
export function useOpenVisit(): Visit | undefined {
  const visit = useFirstVisit()
  return visit?.endedAt === null ? visit : undefined
}

/** Up to which moment each visit was read in this tab. */
type Seen = Readonly<Record<string, number>>

const seenIn = new WeakMap<Room, ObservableValue<Seen>>()

function seenOf(room: Room): ObservableValue<Seen> {
  const known = seenIn.get(room)
  if (known) return known
  const saved = new ObservableValue(JSON.parse(tabMemory(room.info.id).read('visits-seen') ?? '{}') as Seen)
  seenIn.set(room, saved)
  return saved
}

/** This member has read a visit up to a moment. */
export function seeVisit(room: Room, visit: string, upto: number): void {
  const seen = seenOf(room)
  if ((seen.get()[visit] ?? 0) >= upto) return
  seen.set({ ...seen.get(), [visit]: upto })
  tabMemory(room.info.id).save('visits-seen', JSON.stringify(seen.get()))
}

/** How much of the first visit is new to this member. */
export function useVisitNews(): number {
  const room = useRoom()
  const visit = useFirstVisit()
  const talks = useObservable(room.store.talks)
  const seen = useObservable(seenOf(room))
  const entries = useObservable(talks.get(visit?.id ?? '')?.entries ?? nothing)
  if (!visit) return 0
  const upto = seen[visit.id] ?? 0
  return entries.filter(({ by, at }) => by !== room.me.get().id && at > upto).length
}

const nothing = new ObservableValue<readonly { readonly by: string; readonly at: number }[]>([])

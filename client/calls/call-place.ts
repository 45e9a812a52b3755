// The call that this tab is in, or was, for the parts of the page that show something of it.
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Room } from '#client/sdk/index.ts'
import type { Call } from '#shared/calls/call.ts'
import type { CallEnd } from './call-end.ts'
import type { CallSession } from './call-session.ts'

/** What this tab has to do with calls. */
export interface CallPlace {
  readonly session?: CallSession | undefined
  /** Shown until it is put away. */
  readonly ended?: CallEnd | undefined
  /** A call that rang and was not answered: who called. */
  readonly missed?: string | undefined
}

const nothing: CallPlace = {}

/** What this tab has to do with the calls of a room. */
export function callPlace({ calls }: Room): CallPlace {
  return calls.here.get() ?? nothing
}

/** The same, as it changes. */
export function useCallPlace(): CallPlace {
  return useObservable(useRoom().calls.here) ?? nothing
}

/** Changes what this tab has to do with calls. */
export function setCallPlace(room: Room, change: CallPlace): void {
  const next = { ...callPlace(room), ...change }
  room.calls.here.set(Object.values(next).some((one) => one !== undefined) ? next : undefined)
}

/** The members’ own call, where one goes on. */
export function useOwnCall(): Call | undefined {
  return useObservable(useRoom().calls.state)?.calls.find(({ visit }) => visit === null)
}

// Voice and video in this room, as far as it is known from the start: what goes on. What can be done about it is in `call-requests.ts`,
// which is loaded with the first call.
import type { RoomCalls } from '#shared/calls/call.ts'
import type { CallRequests } from './call-requests.ts'
import type { Api } from './http.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { People } from './people-channel.ts'

/** The calls of this room. */
export interface CallsControl {
  /** Who is in calls, and what calls may be; undefined where this server offers none, and until it is known. */
  readonly state: Observable<RoomCalls | undefined>
  /** What a page keeps of the call that it is in; undefined where it has nothing to show of any. */
  readonly here: ObservableValue<object | undefined>
  /** What can be done: joining, ringing, and what hosts can do. */
  requests(): Promise<CallRequests>
}

/** Opens the calls of a room. */
export function openCalls({
  call,
  info,
  people,
}: {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly people: Pick<People, 'on'>
}): CallsControl {
  const state = new ObservableValue<RoomCalls | undefined>(undefined)
  people.on('call', (calls) => state.set(calls))
  const requests = async () => (await import('./call-requests.ts')).callRequests(call, info.id)
  return { state, here: new ObservableValue<object | undefined>(undefined), requests }
}

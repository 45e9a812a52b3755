// Appointments with the store, for the member who agrees them; loaded when somebody looks for a time first.
import type { Outcome } from '#shared/outcome.ts'
import type { HelpTimes } from '#shared/visits/help-request.ts'
import { done, queryOf } from './http.ts'
import type { Api } from './http.ts'

/** With whom a time is looked for. */
export interface TimesWish {
  /** ISO 639. */
  readonly language: string
  /** Only in this store. */
  readonly store?: string | undefined
}

/** Appointments. Calls refuse as the HTTP API does, and `offline`. A time is agreed by asking with it. */
export interface Appointments {
  /** The times that can be agreed, in order. */
  times(wish: TimesWish): Promise<Outcome<HelpTimes>>
  /** Moves one’s own appointment to another of them. */
  move(request: string, at: number): Promise<Outcome<void>>
  /** One’s own appointment as a file for calendars; a later one replaces it there. */
  calendar(request: string): Promise<Outcome<Blob>>
}

/** What they stand on: the calls of a room, and reading again what was asked. */
interface AppointmentsContext {
  readonly call: Api
  /** Of the room. */
  readonly path: string
  refresh(): Promise<void>
}

export function appointmentsOf({ call, path, refresh }: AppointmentsContext): Appointments {
  return {
    times: ({ language, store }) => call({ path: `${path}/help/times${queryOf({ language, store })}` }),
    async move(request, at) {
      const moved = await done(call({ method: 'PUT', path: `${path}/help/${request}/appointment`, body: { at } }))
      // Also after a no: something is not as it looked.
      await refresh()
      return moved
    },
    calendar: (request) => call<Blob>({ path: `${path}/help/${request}/calendar`, readsFile: true }),
  }
}

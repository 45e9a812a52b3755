// What a member does about a visit now and then: lets a supervisor come along, rates it, and asks about it again.
import type { Outcome } from '#shared/outcome.ts'
import type { HelpRequest } from '#shared/visits/help-request.ts'
import type { OwnRating } from '#shared/visits/rating.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'

/** After a visit. Calls refuse as the HTTP API does, and `offline`. */
export interface AfterVisits {
  /** The member's own rating, and whether the visit can still be rated. */
  rating(visit: string): Promise<Outcome<OwnRating>>
  /** Rates a visit that is over; again changes the rating for a while. */
  rate(visit: string, stars: number, words: string): Promise<Outcome<void>>
  /** Lets a supervisor come along who asks to, or not; a no takes a yes back. */
  answerGuest(visit: string, staff: string, yes: boolean): Promise<Outcome<void>>
  /** Asks about it again; nothing of the room is shown. */
  followUp(visit: string, text: string): Promise<Outcome<HelpRequest>>
}

/** What it stands on: the calls of a room, and reading again what was asked. */
interface AfterVisitsContext {
  readonly call: Api
  /** Of the room. */
  readonly path: string
  refresh(): Promise<void>
}

export function afterVisits({ call, path, refresh }: AfterVisitsContext): AfterVisits {
  return {
    rating: (visit) => call({ path: `${path}/visits/${visit}/rating` }),
    rate: (visit, stars, words) =>
      done(call({ method: 'PUT', path: `${path}/visits/${visit}/rating`, body: { stars, words } })),
    async answerGuest(visit, staff, yes) {
      const answered = await done(
        call({ method: 'PUT', path: `${path}/visits/${visit}/guests/${staff}`, body: { yes } }),
      )
      await refresh()
      return answered
    },
    async followUp(visit, text) {
      const made = await call<HelpRequest>({
        method: 'POST',
        path: `${path}/visits/${visit}/follow-up`,
        body: { text },
      })
      await refresh()
      return made
    },
  }
}

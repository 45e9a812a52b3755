// Decisions of a room: their records folded into a list; commands open and close them, votes are records or, blind, commands.
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Observable } from './observable.ts'
import type { People } from './people-channel.ts'
import type { RoomDocument } from './room-document.ts'

/** What the group settles by votes. */
export interface Decisions {
  /** The newest first. */
  readonly list: Observable<readonly DecisionView[]>
  /** Opens one; editors. Refuses `no-such-line`, `not-a-voter`, `deadline-past`, `too-many-decisions`. @returns its id. */
  open(request: CommandRequest<'decision.open'>): Promise<Outcome<string>>
  /** Closes one now: by the member who opened it, or by the host. */
  close(decision: string): Promise<Outcome<void>>
  /**
   * Votes; undefined takes the vote back. An open vote made offline counts if it is sent in time; a blind one needs the server.
   * Refuses `no-such-decision`, and `offline` for a blind vote.
   */
  vote(decision: string, candidate: LineId | undefined): Promise<Outcome<void>>
  /** This member's own vote, undefined for none. Of a blind decision only the server knows it: refuses `offline`. */
  myVote(decision: string): Promise<Outcome<LineId | undefined>>
}

/** What decisions stand on. */
export interface DecisionsContext {
  readonly documents: { readonly cart: RoomDocument<'cart'> }
  readonly me: MemberId
  readonly people: Pick<People, 'ask'>
}

/** Opens the decisions of a room. */
export function openDecisions({ documents: { cart }, me, people: { ask } }: DecisionsContext): Decisions {
  return {
    list: cart.derived(['decisions', 'ballots', 'turnouts', 'outcomes'], foldDecisions),
    async open(request) {
      const opened = await ask('decision.open', request)
      return opened.ok ? granted(opened.value.decision) : opened
    },
    async close(decision) {
      const closed = await ask('decision.close', { decision })
      return closed.ok ? granted(undefined) : closed
    },
    async vote(decision, candidate: LineId | undefined) {
      const known = cart.record('decisions', decision)
      if (!known) return refused(refusal('no-such-decision'))
      if (!known.blind) return cart.write({ root: 'ballots', key: `${decision}/${me}`, after: candidate })
      const cast = await ask('ballot.cast', { decision, candidate: candidate ?? null })
      return cast.ok ? granted(undefined) : cast
    },
    async myVote(decision) {
      if (!cart.record('decisions', decision)?.blind) return granted(cart.record('ballots', `${decision}/${me}`))
      const mine = await ask('ballot.mine', { decision })
      return mine.ok ? granted(mine.value.candidate ?? undefined) : mine
    },
  }
}

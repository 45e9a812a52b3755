// Decisions of a room: their records folded into a list; commands open and close them, votes are records or, blind, commands.
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { Derived } from './derived.ts'
import type { RecordLink } from './record-link.ts'
import type { Ask } from './people-channel.ts'
import type { Decisions } from './room.ts'
import { recordsOf } from './typed-records.ts'
import type { Writer } from './undoing.ts'

/** `Decisions` that are told when records change. */
export interface LiveDecisions extends Decisions {
  changed(roots: ReadonlySet<string>): void
}

/** What decisions need. */
export interface DecisionsParts {
  readonly link: RecordLink
  readonly write: Writer
  readonly me: MemberId
  readonly ask: Ask
}

const roots = new Set(['decisions', 'ballots', 'turnouts', 'outcomes'])

/** Opens the decisions of a cart. */
export function openDecisions({ link, write, me, ask }: DecisionsParts): LiveDecisions {
  const records = recordsOf<'cart'>(link)
  const list = new Derived(() => foldDecisions(records))
  const voteOf = (decision: string) => records.records('ballots').get(`${decision}/${me}`)
  return {
    list,
    async open(request) {
      const opened = await ask('decision.open', request)
      return opened.ok ? granted(opened.value.decision) : opened
    },
    async close(decision) {
      const closed = await ask('decision.close', { decision })
      return closed.ok ? granted(undefined) : closed
    },
    async vote(decision, candidate: LineId | undefined) {
      const known = records.records('decisions').get(decision)
      if (!known) return refused(refusal('no-such-decision'))
      if (!known.blind) return write([{ root: 'ballots', key: `${decision}/${me}`, after: candidate }])
      const cast = await ask('ballot.cast', { decision, candidate: candidate ?? null })
      return cast.ok ? granted(undefined) : cast
    },
    async myVote(decision) {
      if (!records.records('decisions').get(decision)?.blind) return granted(voteOf(decision))
      const mine = await ask('ballot.mine', { decision })
      return mine.ok ? granted(mine.value.candidate ?? undefined) : mine
    },
    changed(changed) {
      if ([...changed].some((root) => roots.has(root))) list.invalidate()
    },
  }
}

// What was said and suggested on a visit, as people read it, folded from the records of the visit's document.
import type { ProposalState } from './proposal-state.ts'
import type { Proposal } from './proposal.ts'
import type { VisitMessage } from './visit-message.ts'
import type { VisitSummary } from './visit-summary.ts'

/** The records of a visit's document, by key. */
export interface VisitRecords {
  readonly messages: ReadonlyMap<string, VisitMessage>
  readonly proposals: ReadonlyMap<string, Proposal>
  readonly proposalStates: ReadonlyMap<string, ProposalState>
  readonly summaries: ReadonlyMap<string, VisitSummary>
}

/** A proposal with what became of it; without a state it waits for an answer. */
export interface ProposalView extends Proposal {
  readonly id: string
  readonly state?: ProposalState
}

/** Something that was said, or suggested, or what came of it all. */
export type VisitEntry =
  | ({ readonly kind: 'message'; readonly id: string } & VisitMessage)
  | ({ readonly kind: 'summary'; readonly id: string } & VisitSummary)
  | {
      readonly kind: 'proposal'
      readonly id: string
      readonly at: number
      readonly by: string
      readonly proposal: ProposalView
    }

/** Everything of a visit, by `at`, then by id: the same order for everybody. */
export function visitEntries({ messages, proposals, proposalStates, summaries }: VisitRecords): readonly VisitEntry[] {
  const said = [...messages].map(([id, message]): VisitEntry => ({ kind: 'message', id, ...message }))
  const suggested = [...proposals].map(([id, proposal]): VisitEntry => {
    const state = proposalStates.get(id)
    return {
      kind: 'proposal',
      id,
      at: proposal.at,
      by: proposal.by,
      proposal: { id, ...proposal, ...(state && { state }) },
    }
  })
  const summedUp = [...summaries].map(([id, summary]): VisitEntry => ({ kind: 'summary', id, ...summary }))
  return [...said, ...suggested, ...summedUp].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Whether a proposal can still be answered: a question back leaves it open. */
export function isOpen({ state }: ProposalView): boolean {
  return state === undefined || state.state === 'asked'
}

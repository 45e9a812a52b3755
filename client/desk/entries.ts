// A visit's conversation as it is read: what was asked, what was said and what was suggested, in one order.
import type { VisitRecords } from '#client/sdk/open-visit.ts'
import type { WaitingRequest } from '#shared/desk/contracts.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import type { ProposalState } from '#shared/visits/proposal-state.ts'
import type { VisitMessage } from '#shared/visits/visit-message.ts'

/** One entry of a conversation. */
export type Entry =
  | { readonly is: 'asked'; readonly id: string; readonly at: number; readonly request: WaitingRequest }
  | { readonly is: 'said'; readonly id: string; readonly at: number; readonly message: VisitMessage }
  | {
      readonly is: 'suggested'
      readonly id: string
      readonly at: number
      readonly proposal: Proposal
      /** Absent while it waits for an answer. */
      readonly state: ProposalState | undefined
    }

/** The entries, the oldest first; of the same moment by id, as on every other screen. */
export function entriesOf(request: WaitingRequest, { messages, proposals, states }: VisitRecords): readonly Entry[] {
  const entries: Entry[] = [
    ...[...messages].map(([id, message]): Entry => ({ is: 'said', id, at: message.at, message })),
    ...[...proposals].map(([id, proposal]): Entry => ({
      is: 'suggested',
      id,
      at: proposal.at,
      proposal,
      state: states.get(id),
    })),
  ]
  const inOrder = entries.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  // The question is the first message of the conversation; until that has come, the request itself says it.
  if (inOrder.some((entry) => entry.is === 'said' && entry.message.text === request.text)) return inOrder
  return [{ is: 'asked', id: request.id, at: request.at, request }, ...inOrder]
}

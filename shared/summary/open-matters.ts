// The open questions and decisions of a room.
import type { ThreadView } from '../annotations/talk-view.ts'
import type { DecisionView } from '../decisions/decisions-view.ts'
import { defined } from '../defined.ts'
import type { LineId, MemberId } from '../ids.ts'

/** A question that waits for an answer. */
export interface OpenQuestion {
  /** Its thread. */
  readonly id: string
  readonly by: MemberId
  readonly at: number
  readonly text: string
  readonly subject: string
  /** Absent where everybody is asked. */
  readonly askedOf?: 'shop' | readonly MemberId[]
  readonly dueAt?: number
  /** How many members have answered. */
  readonly answers: number
}

/** A decision that is still open. */
export interface OpenVote {
  readonly id: string
  readonly by: MemberId
  readonly question: string
  readonly candidates: readonly LineId[]
  readonly voted: number
  readonly voters: number
  readonly deadline?: number
}

/** Decisions that run, the oldest first. */
export function openVotes(decisions: readonly DecisionView[]): readonly OpenVote[] {
  return decisions
    .filter(({ outcome }) => !outcome)
    .toReversed()
    .map(({ id, by, question, candidates, voted, voters, deadline }) => ({
      id,
      by,
      question,
      candidates,
      voted: voted.length,
      voters: voters.length,
      ...defined({ deadline }),
    }))
}

/** Open questions, the oldest first. A question stays open until somebody resolves it, even if everybody has answered. */
export function openQuestions(threads: ReadonlyMap<string, ThreadView>): readonly OpenQuestion[] {
  return [...threads.values()]
    .filter(({ kind, resolved }) => kind === 'question' && !resolved)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ id, by, at, subject, askedOf, dueAt, messages }) => ({
      id,
      by,
      at,
      subject,
      text: messages.find((message) => message.by === by)?.text ?? '',
      answers: new Set(messages.map((message) => message.by).filter((member) => member !== by)).size,
      ...defined({ askedOf, dueAt }),
    }))
}

// What waits for this member, in the order of what it asks of them: votes, questions, then news. Everything is folded from the
// room's own records, so that it is the same live and a week later.
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { MemberView } from '#client/sdk/index.ts'
import { owesVote } from '#shared/decisions/owed-votes.ts'
import { isVoice } from '#shared/roles.ts'

/** One thing that waits. */
export type Waiting =
  | { readonly what: 'vote'; readonly key: string; readonly decision: DecisionView }
  | { readonly what: 'question'; readonly key: string; readonly thread: ThreadView }
  | { readonly what: 'decided'; readonly key: string; readonly decision: DecisionView }

/** What it is folded from. */
export interface WaitingFrom {
  readonly me: MemberView
  readonly decisions: readonly DecisionView[]
  readonly threads: ReadonlyMap<string, ThreadView>
  /** Keys of what was dismissed. */
  readonly seen: ReadonlySet<string>
  readonly now: number
}

/** News that nobody dismissed is no news any more after this long. */
const newsLastMs = 14 * 24 * 60 * 60_000

/** All that waits, first what presses most. */
export function whatWaits({ me, decisions, threads, seen, now }: WaitingFrom): readonly Waiting[] {
  const votes = decisions
    .filter((decision) => owesVote(decision, me, now))
    .toSorted((a, b) => (a.deadline ?? Infinity) - (b.deadline ?? Infinity) || a.at - b.at)
    .map((decision): Waiting => ({ what: 'vote', key: `vote:${decision.id}`, decision }))
  const questions = [...threads.values()]
    .filter((thread) => waitsForAnswer(thread, me))
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.at - b.at)
    .map((thread): Waiting => ({ what: 'question', key: `question:${thread.id}`, thread }))
  const news = decisions
    .filter(({ outcome }) => outcome && outcome.closedAt > me.since && now - outcome.closedAt < newsLastMs)
    .toSorted((a, b) => (b.outcome?.closedAt ?? 0) - (a.outcome?.closedAt ?? 0))
    .map((decision): Waiting => ({ what: 'decided', key: `decided:${decision.id}`, decision }))
  return [...votes, ...questions, ...news].filter(({ key }) => !seen.has(key))
}

/** Asked of this member, or of everybody, and neither settled nor answered by them. */
function waitsForAnswer({ kind, by, askedOf, resolved, messages }: ThreadView, me: MemberView): boolean {
  if (kind !== 'question' || resolved || by === me.id || !isVoice(me.role)) return false
  const isAsked = askedOf === undefined || (askedOf !== 'shop' && askedOf.includes(me.id))
  return isAsked && !messages.some((message) => message.by === me.id)
}

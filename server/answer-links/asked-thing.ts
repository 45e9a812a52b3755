// What a link is about, as it stands in the room at this moment: a question or a decision, who asks, and who may answer.
import type { Thread } from '#shared/annotations/thread.ts'
import type { Decision } from '#shared/decisions/decision.ts'
import { isOpen, whyNotVote } from '#shared/decisions/voting.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Room } from '../sync/room.ts'
import { firstMessage } from '../host/first-message.ts'
import type { FirstMessage } from '../host/first-message.ts'
import { roomRecord } from '../sync/room-records.ts'

/** Names a question or a decision of a room. */
export interface ThingName {
  readonly topic: 'question' | 'decision'
  readonly subject: string
}

type Question = Extract<Thread, { kind: 'question' }>

/** A question or a decision that a member is asked. */
export type AskedThing = {
  readonly by: MemberId
  readonly text: string
  readonly dueAt: number | undefined
  readonly closed: boolean
} & (
  | { readonly topic: 'question'; readonly question: Question; readonly first: FirstMessage | undefined }
  | { readonly topic: 'decision'; readonly decision: Decision; readonly chosen: string | null }
)

/** Finds it. Refuses `no-such-question`, `no-such-decision`. */
export function askedThing(room: Room, { topic, subject }: ThingName): Outcome<AskedThing> {
  return topic === 'question' ? questionOf(room, subject) : decisionOf(room, subject)
}

/** Why a member may not answer it, whether or not it is still open; undefined where they may. */
export function whyNotAsked(thing: AskedThing, member: MemberId): Refusal | undefined {
  if (thing.topic === 'decision') {
    const poll = { decision: thing.decision, isClosed: false, now: 0 }
    const code = whyNotVote(poll, member, undefined)
    return code && refusal(code)
  }
  const { askedOf, by } = thing.question
  const isAsked = askedOf === undefined ? member !== by : askedOf !== 'shop' && askedOf.includes(member)
  return isAsked ? undefined : refusal('not-asked')
}

/** Why somebody who is not in the room cannot be asked it: votes have their voters from the start, and some questions are the shop's. */
export function whyNotForGuest(thing: AskedThing): Refusal | undefined {
  if (thing.topic === 'decision') return refusal('not-a-voter')
  return thing.question.askedOf === 'shop' ? refusal('not-asked') : undefined
}

function questionOf(room: Room, id: string): Outcome<AskedThing> {
  const question = roomRecord(room, ['annotations', 'threads'], id)
  if (question?.kind !== 'question') return refused(refusal('no-such-question'))
  const first = firstMessage(room, id, question.by)
  const state = roomRecord(room, ['annotations', 'threadStates'], id)
  const { by, dueAt } = question
  const closed = state?.state === 'resolved'
  return granted({ topic: 'question', by, text: first?.text ?? '', dueAt, closed, question, first })
}

function decisionOf(room: Room, id: string): Outcome<AskedThing> {
  const decision = roomRecord(room, ['cart', 'decisions'], id)
  if (!decision) return refused(refusal('no-such-decision'))
  const outcome = roomRecord(room, ['cart', 'outcomes'], id)
  const { by, question: text, deadline: dueAt } = decision
  const closed = !isOpen({ decision, isClosed: outcome !== undefined, now: room.now() })
  return granted({ topic: 'decision', by, text, dueAt, closed, decision, chosen: outcome?.chosen ?? null })
}

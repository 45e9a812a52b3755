// What is asked, of whom, and who of them has not answered yet: of a question or a decision.
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Answerable } from '#client/rooms/destination.ts'
import type { MemberView } from '#client/sdk/index.ts'
import { isVoice } from '#shared/roles.ts'

/** A member who is asked. */
export interface AskedMember {
  readonly member: MemberView
  readonly answered: boolean
}

export interface Asked {
  readonly id: string
  readonly text: string
  readonly by: string
  /** Those who are away and have not answered first; without this member. */
  readonly members: readonly AskedMember[]
  /** Whether somebody can be asked who is not in the room: no vote, whose voters are there from the start, and nothing that only the shop is asked. */
  readonly forGuests: boolean
}

/** Undefined where it is no longer there. */
export function useAsked(about: Answerable): Asked | undefined {
  const room = useRoom()
  const all = useObservable(room.members.list)
  const threads = useObservable(room.talk.threads)
  const decisions = useObservable(room.decisions.list)
  const from = 'threadId' in about ? ofThread(threads.get(about.threadId)) : ofDecision(decisions, about.decisionId)
  if (!from) return undefined
  const members = all
    .filter(({ id, me, role }) => !me && id !== from.by && isVoice(role) && from.isAsked(id))
    .map((member) => ({ member, answered: from.answered.has(member.id) }))
    .toSorted((a, b) => Number(a.answered) - Number(b.answered) || Number(a.member.here) - Number(b.member.here))
  return { id: from.id, text: from.text, by: from.by, members, forGuests: from.forGuests }
}

type Threads = ReturnType<ReturnType<typeof useRoom>['talk']['threads']['get']>
type Decisions = ReturnType<ReturnType<typeof useRoom>['decisions']['list']['get']>

function ofThread(thread: ReturnType<Threads['get']>) {
  if (!thread) return undefined
  const { id, by, askedOf, messages } = thread
  return {
    id,
    by,
    forGuests: askedOf !== 'shop',
    text: messages.find((message) => message.by === by)?.text ?? '',
    answered: new Set(messages.filter((message) => message.by !== by).map((message) => message.by)),
    isAsked: (member: string) => askedOf === undefined || (askedOf !== 'shop' && askedOf.includes(member)),
  }
}

function ofDecision(decisions: Decisions, id: string) {
  const decision = decisions.find((one) => one.id === id)
  if (!decision) return undefined
  const { by, question, voters, voted } = decision
  return {
    id,
    by,
    forGuests: false,
    text: question,
    answered: new Set(voted),
    isAsked: (member: string) => voters.includes(member),
  }
}

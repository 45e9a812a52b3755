// What concerns one member since their last visit, as a few cards; what asks something of them comes first. No language model:
// the same events, records and marks give the same cards.
import type { Pin } from '../annotations/pin.ts'
import { subjectOf, talkIdOf } from '../annotations/subject.ts'
import type { ThreadView } from '../annotations/talk-view.ts'
import type { DecisionView } from '../decisions/decisions-view.ts'
import { owesVote } from '../decisions/owed-votes.ts'
import type { QuoteBrief } from '../cart/quote.ts'
import { productIdOf } from '../ids.ts'
import type { MemberId, ProductId, VariantId } from '../ids.ts'
import { isVoice } from '../roles.ts'
import type { Role } from '../roles.ts'
import { isJudged, isMovedByHand } from './card-events.ts'
import type { CardEvent } from './card-events.ts'
import { cardMark, replyCardOf } from './card-mark.ts'

/** The most cards. The timeline has the rest. */
export const maxCards = 7
/** The most subjects of one card; `count` counts all of them. */
const maxSubjects = 20
/** The kinds of cards, the most pressing first. */
export const cardKinds = [
  ...(['question', 'vote', 'reply', 'resolved', 'price', 'decided', 'opinion'] as const),
  ...(['added', 'moved', 'came'] as const),
] as const
/** See `cardKinds`. */
export type CardKind = (typeof cardKinds)[number]

/** One card: news, or something to answer in place. */
export interface CatchUpCard {
  /** Stable: the same thing has the same id later and on another device. */
  readonly id: string
  readonly kind: CardKind
  /** The id of the thread, decision, variant, line or product; of several, the latest. */
  readonly subject: string
  /** All subjects, the latest first; at most 20. */
  readonly subjects: readonly string[]
  /** Who did it, the latest first. */
  readonly actors: readonly MemberId[]
  /** How many subjects or messages it stands for. */
  readonly count: number
  /** When it happened last, milliseconds since 1970. */
  readonly at: number
  /** What the member can do on the card. */
  readonly action?: 'answer' | 'vote' | 'look' | undefined
  /** Price and stock, before and now. */
  readonly change?: { readonly from: QuoteBrief; readonly to: QuoteBrief } | undefined
}

/** What a catch-up is folded from. */
export interface CatchUpParts {
  readonly me: MemberId
  readonly role: Role
  readonly now: number
  /** What happened since this member's last visit, oldest first. */
  readonly events: readonly CardEvent[]
  readonly threads: ReadonlyMap<string, ThreadView>
  /** By id. */
  readonly pins: ReadonlyMap<string, Pin>
  readonly decisions: readonly DecisionView[]
  /** How far this member has read each thread, see `Talk.markRead`, and which cards they dismissed, see `cardMark`. */
  readonly readUpto: ReadonlyMap<string, number>
  /** Whether this member wants the variant, or said yes to it or its product. */
  readonly caresFor: (variant: VariantId, product: ProductId) => boolean
  /** Whether this member added something of a product, wants some of it, or said yes to it. */
  readonly isInterestedIn: (product: ProductId) => boolean
}

/** The cards, most pressing first; at most `maxCards`. */
export function catchUp(parts: CatchUpParts): readonly CatchUpCard[] {
  const events = parts.events.filter(({ memberId }) => memberId !== parts.me)
  const moved = new Set(events.filter(isMovedByHand).map(({ subject }) => subject))
  const cards = [
    ...questions(parts),
    ...votes(parts),
    ...replies(parts),
    ...resolved(parts, events),
    ...prices(parts, events),
    ...closings(parts, events),
    ...opinions(parts, events),
    // A line that was added and then moved appears once, as moved.
    ...gathered('added', parts, ({ kind, subject }) => kind === 'line.added' && !moved.has(subject)),
    ...gathered('moved', parts, isMovedByHand),
    ...gathered('came', parts, (event) => event.kind === 'member.joined' && event.subject !== parts.me),
  ]
  return cards.slice(0, maxCards)
}

/** Open questions that this member was asked and has not answered, old ones too: the most urgent first. */
function questions({ me, role, threads }: CatchUpParts): CatchUpCard[] {
  if (!isVoice(role)) return []
  return [...threads.values()]
    .filter((thread) => waitsForAnswer(thread, me))
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ id, by, at }) => card('question', id, { actors: [by], at, action: 'answer' }))
}

/** Whether an open question was asked of a member, who has not answered. One whose words its asker took back asks nothing any more. */
export function waitsForAnswer(thread: ThreadView, member: MemberId): boolean {
  const isStillThere = thread.messages.some(({ by }) => by === thread.by)
  return isAskedOf(thread, member) && isStillThere && !thread.messages.some(({ by }) => by === member)
}

/** Whether a question is open and asked of a member. */
export function isAskedOf(
  { kind, resolved, by, askedOf }: Pick<ThreadView, 'kind' | 'resolved' | 'by' | 'askedOf'>,
  member: MemberId,
): boolean {
  if (kind !== 'question' || resolved || by === member || askedOf === 'shop') return false
  return askedOf === undefined || askedOf.includes(member)
}

/** Open decisions in which this member has not voted, the earliest deadline first. */
function votes({ me, role, now, decisions }: CatchUpParts): CatchUpCard[] {
  return decisions
    .filter((decision) => owesVote(decision, { id: me, role }, now))
    .toSorted((a, b) => (a.deadline ?? Infinity) - (b.deadline ?? Infinity) || a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ id, by, at }) => card('vote', id, { actors: [by], at, action: 'vote' }))
}

/**
 * Unread messages that answer this member, name them, or answer a question of theirs, and pins that name them: one card a thread, the
 * latest first. A pin's words are the first of its thread.
 */
function replies(parts: CatchUpParts): CatchUpCard[] {
  const answered = answers(parts)
  const known = new Set(answered.map(({ subject }) => subject))
  return [...answered, ...namings(parts).filter(({ subject }) => !known.has(subject))].toSorted(newest)
}

function namings({ me, pins, threads, readUpto }: CatchUpParts): CatchUpCard[] {
  return [...pins].flatMap(([id, { by, at, mentions }]) => {
    if (by === me || !mentions?.includes(me)) return []
    const thread = talkIdOf(subjectOf('pin', id))
    if (threads.get(thread)?.messages.some((message) => message.by === me)) return []
    // As long as nobody answers there is no thread to be read: then the card itself is put away.
    const marks = [thread, cardMark(replyCardOf(thread))]
    const isRead = marks.some((mark) => at <= (readUpto.get(mark) ?? 0))
    return isRead ? [] : [card('reply', thread, { actors: [by], at, action: 'answer' })]
  })
}

function answers({ me, threads, readUpto }: CatchUpParts): CatchUpCard[] {
  const cards: CatchUpCard[] = []
  for (const thread of threads.values()) {
    const upto = readUpto.get(thread.id) ?? 0
    if (thread.lastAt <= upto || isAskedOf(thread, me)) continue
    const own = new Set(thread.messages.filter(({ by }) => by === me).map(({ id }) => id))
    const mine = thread.kind === 'question' && thread.by === me
    const unread = thread.messages.filter(({ by, at, replyTo, mentions }) => {
      const concernsMe = mine || (replyTo !== undefined && own.has(replyTo)) || mentions?.includes(me)
      return by !== me && at > upto && concernsMe
    })
    const last = unread.at(-1)
    if (!last) continue
    const actors = latestFirst(unread.map(({ by }) => by))
    cards.push(card('reply', thread.id, { actors, count: unread.length, at: last.at, action: 'answer' }))
  }
  return cards
}

/** Changed prices and stock of variants that this member cares for. */
function prices({ caresFor, readUpto }: CatchUpParts, events: readonly CardEvent[]): CatchUpCard[] {
  const changes = new Map<VariantId, { from: QuoteBrief; to: QuoteBrief; at: number }>()
  for (const { kind, subject, detail, at } of events) {
    if (kind !== 'quote.changed' || !caresFor(subject, productIdOf(subject))) continue
    if (at <= (readUpto.get(cardMark(`price:${subject}`)) ?? 0)) continue
    const { from, to } = detail
    changes.set(subject, { from: changes.get(subject)?.from ?? from, to, at })
  }
  return [...changes]
    .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to))
    .map(([variant, { from, to, at }]) =>
      card('price', variant, { actors: [], at, action: 'look', change: { from, to } }),
    )
    .toSorted(newest)
}

/** Closed decisions. */
function closings({ me, decisions, readUpto }: CatchUpParts, events: readonly CardEvent[]): CatchUpCard[] {
  const known = new Map(decisions.map((decision) => [decision.id, decision]))
  return events
    .filter(({ kind, subject }) => kind === 'decision.closed' && concerns(known.get(subject), me))
    .map(({ subject, memberId, at }) => card('decided', subject, { actors: memberId === null ? [] : [memberId], at }))
    .filter(({ id, at }) => at > (readUpto.get(cardMark(id)) ?? 0))
    .toSorted(newest)
}

/** Questions of this member that somebody else resolved, and that are still resolved. */
function resolved({ me, threads, readUpto }: CatchUpParts, events: readonly CardEvent[]): CatchUpCard[] {
  return events
    .filter(({ kind }) => kind === 'question.resolved')
    .filter(({ subject, memberId }) => {
      const thread = threads.get(subject)
      return thread?.by === me && thread.resolved && thread.resolvedBy === memberId
    })
    .map(({ subject, memberId, at }) => card('resolved', subject, { actors: memberId === null ? [] : [memberId], at }))
    .filter(
      ({ id, at }, index, all) =>
        all.findLastIndex((one) => one.id === id) === index && at > (readUpto.get(cardMark(id)) ?? 0),
    )
    .toSorted(newest)
}

/** What others think of things this member is interested in: one card a product, the latest first. */
function opinions({ isInterestedIn, readUpto }: CatchUpParts, events: readonly CardEvent[]): CatchUpCard[] {
  const latest = new Map<string, CardEvent>()
  for (const event of events) {
    if (!isJudged(event) || event.at <= (readUpto.get(cardMark(`opinion:${productIdOf(event.subject)}`)) ?? 0)) continue
    const key = `${event.subject}/${event.memberId}`
    // The latest of each stands last.
    latest.delete(key)
    if (event.kind !== 'opinion.withdrawn') latest.set(key, event)
  }
  const given = [...latest.values()].filter(({ subject }) => isInterestedIn(productIdOf(subject)))
  return [...Map.groupBy(given, ({ subject }) => productIdOf(subject))]
    .map(([product, all]): CatchUpCard => {
      const actors = latestFirst(all.flatMap(({ memberId }) => memberId ?? []))
      const subjects = latestFirst(all.map(({ subject }) => subject)).slice(0, maxSubjects)
      const at = all.at(-1)?.at ?? 0
      return {
        ...card('opinion', product, { actors, at, count: all.length }),
        subject: subjects[0] ?? product,
        subjects,
      }
    })
    .toSorted(newest)
}

/** Whether the outcome of a decision is news for a member: they opened it, or could vote. */
function concerns(decision: DecisionView | undefined, me: MemberId): boolean {
  return decision !== undefined && (decision.by === me || decision.voters.includes(me))
}

/** Several events as one card. The same subject counts once. */
function gathered(
  kind: CardKind,
  { me, events, readUpto }: CatchUpParts,
  belongs: (event: CardEvent) => boolean,
): CatchUpCard[] {
  const seenUpto = readUpto.get(cardMark(kind)) ?? 0
  const found = events.filter((event) => event.memberId !== me && event.at > seenUpto && belongs(event))
  const last = found.at(-1)
  if (!last) return []
  const subjects = latestFirst(found.map(({ subject }) => subject))
  // The actor of a join is the member who joined.
  const actors = found
    .map(({ memberId, subject }) => (kind === 'came' ? subject : memberId))
    .filter((id) => id !== null)
  return [
    {
      id: kind,
      kind,
      subject: last.subject,
      subjects: subjects.slice(0, maxSubjects),
      actors: latestFirst(actors),
      count: subjects.length,
      at: last.at,
    },
  ]
}

function card(
  kind: CardKind,
  subject: string,
  {
    count = 1,
    ...more
  }: Pick<CatchUpCard, 'actors' | 'at'> & Partial<Pick<CatchUpCard, 'count' | 'action' | 'change'>>,
): CatchUpCard {
  return { id: `${kind}:${subject}`, kind, subject, subjects: [subject], count, ...more }
}

function latestFirst(ids: readonly string[]): string[] {
  return [...new Set(ids.toReversed())]
}

function newest(a: CatchUpCard, b: CatchUpCard): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1)
}

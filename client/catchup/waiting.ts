// What waits for this member, the most pressing first: questions, votes, replies, then news. Questions and votes are
// folded from the room's records, live and without a network; the server supplies the news of their absence.
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import { cardMark } from '#shared/catchup/card-mark.ts'
import { maxCards, waitsForAnswer } from '#shared/catchup/catch-up.ts'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { readSubject } from '#shared/annotations/subject.ts'
import type { MemberView, PinView } from '#client/sdk/index.ts'
import type { WaitingSigns } from '#client/rooms/waiting-signs.ts'
import { owesVote } from '#shared/decisions/owed-votes.ts'
import type { LineId } from '#shared/ids.ts'
import { isVoice } from '#shared/roles.ts'

/** News about things, or about people. */
type NewsCard = CatchUpCard & { readonly kind: 'price' | 'opinion' | 'added' | 'moved' | 'came' }

/** One card. `at`: when it happened last. */
export type Waiting =
  | { readonly what: 'vote'; readonly key: string; readonly at: number; readonly decision: DecisionView }
  | { readonly what: 'question'; readonly key: string; readonly at: number; readonly thread: ThreadView }
  | {
      readonly what: 'reply'
      readonly key: string
      readonly at: number
      readonly thread: ThreadView
      /** The unread messages, oldest first. */
      readonly replies: readonly MessageView[]
    }
  | { readonly what: 'named'; readonly key: string; readonly at: number; readonly pin: PinView }
  | { readonly what: 'resolved'; readonly key: string; readonly at: number; readonly thread: ThreadView }
  | { readonly what: 'decided'; readonly key: string; readonly at: number; readonly decision: DecisionView }
  | { readonly what: 'news'; readonly key: string; readonly at: number; readonly card: NewsCard }

/** The key of a question's card. @param thread the question's id. */
export const questionKey = (thread: string) => `question:${thread}`
/** The key of the card of a vote. */
export const voteKey = (decision: string) => `vote:${decision}`

/** What the cards are folded from. */
export interface WaitingFrom {
  readonly me: MemberView
  readonly decisions: readonly DecisionView[]
  readonly threads: ReadonlyMap<string, ThreadView>
  readonly pins: readonly PinView[]
  /** How many messages of others are unread, by thread. */
  readonly unread: ReadonlyMap<string, number>
  /** The server's cards at the beginning of this visit. */
  readonly cards: readonly CatchUpCard[]
  /** Decisions that ended while the page was open. */
  readonly closedHere: ReadonlySet<string>
  /** See `CatchingUp.away`. */
  readonly away: ReadonlyMap<string, number>
  /** What this person has set aside until when, by key; see `set-aside.ts`. */
  readonly setAside: Readonly<Record<string, number>>
  readonly now: number
}

/** The cards, the most pressing first; at most seven. */
export function whatWaits(from: WaitingFrom): readonly Waiting[] {
  const news = from.cards.filter(isNews).map((card): Waiting => ({ what: 'news', key: card.id, at: card.at, card }))
  const prices = news.filter(({ key }) => key.startsWith('price:'))
  const others = news.filter((one) => !prices.includes(one))
  const asking = [...questions(from), ...votes(from)].filter(({ key }) => (from.setAside[key] ?? 0) <= from.now)
  const all = [
    ...asking,
    ...replies(from),
    ...namings(from),
    ...resolutions(from),
    ...prices,
    ...closings(from),
    ...others,
  ]
  return all.slice(0, maxCards)
}

function questions({ me, threads }: WaitingFrom): Waiting[] {
  if (!isVoice(me.role)) return []
  return [...threads.values()]
    .filter((thread) => waitsForAnswer(thread, me.id))
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.at - b.at)
    .map((thread) => ({ what: 'question', key: questionKey(thread.id), at: thread.at, thread }))
}

function votes({ me, decisions, now }: WaitingFrom): Waiting[] {
  return decisions
    .filter((decision) => owesVote(decision, me, now))
    .toSorted((a, b) => (a.deadline ?? Infinity) - (b.deadline ?? Infinity) || a.at - b.at)
    .map((decision) => ({ what: 'vote', key: voteKey(decision.id), at: decision.at, decision }))
}

/** Replies in unread threads; reading a thread on any device removes its card. */
function replies({ me, cards, threads, unread }: WaitingFrom): Waiting[] {
  return cards.flatMap(({ kind, id, subject, at }): Waiting[] => {
    const thread = kind === 'reply' ? threads.get(subject) : undefined
    const count = thread ? (unread.get(thread.id) ?? 0) : 0
    if (!thread || count === 0) return []
    const others = thread.messages.filter(({ by }) => by !== me.id).slice(-count)
    return [{ what: 'reply', key: id, at, thread, replies: others }]
  })
}

/** Pins whose words name this member, and that nobody has answered: then there is no thread to be read. */
function namings({ me, cards, threads, pins }: WaitingFrom): Waiting[] {
  return cards.flatMap(({ kind, id, subject, at }): Waiting[] => {
    const { topic, id: of } = readSubject(subject)
    if (kind !== 'reply' || topic !== 'pin' || threads.has(subject)) return []
    const pin = pins.find((one) => one.id === of && one.mentions?.includes(me.id))
    return pin ? [{ what: 'named', key: id, at, pin }] : []
  })
}

/** Questions of this member that somebody else resolved, as long as they are. */
function resolutions({ cards, threads }: WaitingFrom): Waiting[] {
  return cards.flatMap(({ kind, id, subject, at }): Waiting[] => {
    const thread = kind === 'resolved' ? threads.get(subject) : undefined
    return thread?.resolved === true ? [{ what: 'resolved', key: id, at, thread }] : []
  })
}

/** Decisions that closed while this member was away or here. */
function closings({ cards, decisions, closedHere, away }: WaitingFrom): Waiting[] {
  const closedBefore = new Set(cards.filter(({ kind }) => kind === 'decided').map(({ subject }) => subject))
  return decisions
    .flatMap((decision): Waiting[] => {
      const at = decision.outcome?.closedAt
      const isNew = closedBefore.has(decision.id) || closedHere.has(decision.id)
      if (at === undefined || !isNew) return []
      return [{ what: 'decided', key: `decided:${decision.id}`, at, decision }]
    })
    .filter(({ key, at }) => (away.get(cardMark(key)) ?? 0) < at)
    .toSorted((a, b) => b.at - a.at)
}

function isNews(card: CatchUpCard): card is NewsCard {
  return (
    card.kind === 'price' ||
    card.kind === 'opinion' ||
    card.kind === 'added' ||
    card.kind === 'moved' ||
    card.kind === 'came'
  )
}

/** News of lines. */
const ofLines: ReadonlySet<NewsCard['kind']> = new Set(['price', 'added', 'moved'])

/** What other parts of the page show of the cards. */
export function signsOf(waiting: readonly Waiting[]): WaitingSigns {
  const threads = new Set<string>()
  const lines = new Set<LineId>()
  for (const one of waiting) {
    if (one.what === 'question') threads.add(one.thread.id)
    if (one.what === 'news' && ofLines.has(one.card.kind)) for (const line of one.card.subjects) lines.add(line)
  }
  const asking = waiting.filter(({ what }) => what === 'question' || what === 'vote')
  return { count: asking.length, threads, lines }
}

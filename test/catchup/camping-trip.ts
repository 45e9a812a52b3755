// A fixed room with 200 events of four friends: Ana (host), Ben, Cleo, and Dan, who joined last.
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { cardEventKinds } from '#shared/catchup/card-events.ts'
import type { CatchUpParts } from '#shared/catchup/catch-up.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { isOf, readEvent } from '#shared/events/event.ts'
import type { HistoryEvent, StoredEvent } from '#shared/events/event.ts'

const start = Date.UTC(2026, 4, 1, 9)
const minute = 60_000
/** The moment of all catch-ups: a while after the last event. */
export const now = start + 260 * minute

const products = ['ridge-boot', 'trail-runner', 'fjell-pack', 'enamel-mug', 'rain-coat']
const people = ['ana', 'ben', 'cleo']

const quote = (amountMinor: number) => ({ amountMinor, currency: 'EUR', available: true })

const closed = (chosen: string) => ({ chosen, counts: { [chosen]: 2 }, voted: 2, eligible: 3 })

const special: Readonly<Record<number, Partial<StoredEvent> & Pick<StoredEvent, 'kind' | 'subject'>>> = {
  1: { kind: 'member.joined', subject: 'ana', memberId: 'ana', detail: { name: 'Ana', role: 'host' } },
  2: { kind: 'member.joined', subject: 'ben', memberId: 'ben', detail: { name: 'Ben', role: 'shopper' } },
  3: { kind: 'member.joined', subject: 'cleo', memberId: 'cleo', detail: { name: 'Cleo', role: 'advisor' } },
  60: { kind: 'decision.closed', subject: 'd-tents', memberId: null, detail: closed('fjell-pack:v1') },
  61: {
    kind: 'line.rejected',
    subject: 'rain-coat:v2',
    memberId: null,
    detail: { from: 'considering', decision: 'd-tents' },
  },
  120: {
    kind: 'quote.changed',
    subject: 'ridge-boot:v1',
    memberId: null,
    detail: { from: quote(13900), to: quote(11900) },
  },
  // Up and down again: no news.
  125: {
    kind: 'quote.changed',
    subject: 'enamel-mug:v1',
    memberId: null,
    detail: { from: quote(1800), to: quote(2100) },
  },
  126: {
    kind: 'quote.changed',
    subject: 'enamel-mug:v1',
    memberId: null,
    detail: { from: quote(2100), to: quote(1800) },
  },
  150: { kind: 'line.rejected', subject: 'trail-runner:v4', memberId: 'ana', detail: { from: 'considering' } },
  151: { kind: 'line.decided', subject: 'fjell-pack:v1', memberId: 'ben', detail: { from: 'considering' } },
  180: { kind: 'decision.closed', subject: 'd-mugs', memberId: null, detail: closed('enamel-mug:v1') },
  190: { kind: 'member.joined', subject: 'dan', memberId: 'dan', detail: { name: 'Dan', role: 'shopper' } },
}

/** Two hundred events, one a minute, most of them small changes to the cart. */
export const log: readonly HistoryEvent[] = Array.from({ length: 200 }, (_, index) => readEvent(eventAt(index)))

function eventAt(index: number): StoredEvent {
  const seq = index + 1
  const product = products[index % products.length] ?? ''
  const memberId = people[index % people.length] ?? ''
  const common = { seq, at: start + seq * minute, memberId, detail: {} }
  if (special[seq]) return { ...common, ...special[seq] }
  const variant = `${product}:v${index % 7}`
  if (index % 10 === 3)
    return { ...common, kind: 'line.added', subject: variant, detail: { productId: product, variantId: variant } }
  if (index % 10 === 7) return { ...common, kind: 'opinion.given', subject: product, detail: { verdict: 'yes' } }
  return { ...common, kind: 'want.changed', subject: variant, detail: { memberId, from: 0, to: 1 } }
}

const said = (id: string, by: string, afterMinutes: number, more: object = {}) => ({
  id,
  by,
  at: start + afterMinutes * minute,
  text: 'words',
  reactions: [],
  ...more,
})

const threadList: readonly Omit<ThreadView, 'lastAt'>[] = [
  {
    id: 'q-size',
    subject: 'product:ridge-boot',
    kind: 'question',
    by: 'ana',
    at: start + 70 * minute,
    askedOf: ['ben', 'dan'],
    dueAt: start + 300 * minute,
    resolved: false,
    messages: [said('m1', 'ana', 70)],
  },
  {
    id: 'q-tent',
    subject: 'room',
    kind: 'question',
    by: 'ben',
    at: start + 75 * minute,
    resolved: false,
    messages: [said('m2', 'ben', 75), said('m3', 'cleo', 80)],
  },
  {
    id: 'q-done',
    subject: 'room',
    kind: 'question',
    by: 'ana',
    at: start + 76 * minute,
    resolved: true,
    messages: [said('m4', 'ana', 76)],
  },
  {
    id: 'room',
    subject: 'room',
    kind: 'talk',
    by: 'ana',
    at: start + 5 * minute,
    resolved: false,
    messages: [
      said('m5', 'cleo', 90),
      said('m6', 'ana', 100, { replyTo: 'm5' }),
      said('m7', 'ben', 170, { mentions: ['cleo', 'ana'] }),
    ],
  },
]

const decision = (id: string, more: Partial<DecisionView>): DecisionView => ({
  id,
  question: `${id}?`,
  candidates: ['ridge-boot:v1', 'trail-runner:v4'],
  voters: ['ana', 'ben', 'cleo'],
  rule: 'most',
  blind: false,
  by: 'ana',
  at: start + 20 * minute,
  votes: new Map(),
  voted: [],
  ...more,
})
const outcome = {
  chosen: 'ridge-boot:v1',
  counts: {},
  eligible: 3,
  voted: 3,
  why: 'all-voted',
  closedAt: start,
} as const

const decisions: readonly DecisionView[] = [
  decision('d-boots', { deadline: now + 600 * minute, voted: ['ana'] }),
  decision('d-late', { deadline: now - minute }),
  decision('d-mugs', { outcome, voters: ['ana', 'cleo'] }),
  decision('d-tents', { outcome }),
]

/** A member, with how far they have seen the history and read the threads. */
export interface Reader {
  readonly me: string
  readonly seen: number
  readonly readUpto?: Readonly<Record<string, number>>
  readonly caresFor?: readonly string[]
  readonly interestedIn?: readonly string[]
}

/** The input of a member's catch-up. */
export function partsOf({ me, seen, readUpto = {}, caresFor = [], interestedIn = [] }: Reader): CatchUpParts {
  return {
    me,
    role: 'shopper',
    now,
    events: log.filter((event) => isOf(event, cardEventKinds)).filter(({ seq }) => seq > seen),
    threads: new Map(threadList.map((thread) => [thread.id, { ...thread, lastAt: thread.messages.at(-1)?.at ?? 0 }])),
    pins: new Map(),
    decisions,
    readUpto: new Map(Object.entries(readUpto)),
    caresFor: (_variant, product) => caresFor.includes(product),
    isInterestedIn: (product) => interestedIn.includes(product),
  }
}

/** Three members: Ana was away for a while, Cleo for long, Dan has just joined. */
export const readers: readonly Reader[] = [
  { me: 'ana', seen: 110, readUpto: { room: start + 100 * minute }, caresFor: ['ridge-boot', 'enamel-mug'] },
  { me: 'cleo', seen: 40, caresFor: ['ridge-boot'] },
  { me: 'dan', seen: 0, caresFor: [] },
]

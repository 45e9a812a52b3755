// A fixed room: Ana (host), Ben and Cleo chose for a weekend, Dan said no to something and left. Mugs were chosen by a vote.
import { foldTalk } from '#shared/annotations/talk-view.ts'
import { foldCart, foldOpinions } from '#shared/cart/cart-view.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import type { DocumentName, RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
import type { Move } from '#shared/summary/summary-line.ts'
import type { SummaryParts } from '#shared/summary/summary.ts'

const start = Date.UTC(2026, 4, 1, 9)
const minute = 60_000
const at = (minutes: number) => start + minutes * minute

type Roots<Name extends DocumentName> = { [Root in RootOf<Name>]?: Readonly<Record<string, ValueOf<Name, Root>>> }

function documentOf<Name extends DocumentName>(roots: Roots<Name>): RecordsOf<Name> {
  return {
    records: <Root extends RootOf<Name>>(root: Root) =>
      new Map(Object.entries(roots[root] ?? {})) as ReadonlyMap<string, ValueOf<Name, Root>>,
  }
}

const line = (variantId: string, by: string, minutes: number) => ({
  productId: variantId.split(':')[0] ?? '',
  variantId,
  by,
  at: at(minutes),
})
const quote = (amountMinor: number, available = true) => ({ amountMinor, currency: 'EUR', available, at: start })
const member = (name: string, colour: number, more: object = {}) =>
  ({ name, role: 'shopper', colour, locale: 'en', since: at(colour), ...more }) as const

/** The records of the cart. */
export const cart = documentOf<'cart'>({
  members: {
    ana: { ...member('Ana', 0), role: 'host' },
    ben: member('Ben', 1),
    cleo: member('Cleo', 2),
    dan: member('Dan', 3, { removed: at(90) }),
    eve: member('Eve', 4, { removed: at(91) }),
  },
  frame: {
    title: 'Lake weekend',
    occasion: 'Ottilie is 70',
    budget: { amountMinor: 50_000, currency: 'EUR' },
    lock: { reason: 'handed over', since: at(1) },
  },
  lines: {
    'pack:moss': line('pack:moss', 'ben', 10),
    'mug:cream': line('mug:cream', 'ana', 11),
    'mug:blue': line('mug:blue', 'ana', 12),
    'boot:39': line('boot:39', 'cleo', 13),
    'coat:sand': line('coat:sand', 'dan', 14),
    'lamp:red': line('lamp:red', 'ben', 15),
    'stove:one': line('stove:one', 'ana', 16),
  },
  lanes: {
    'pack:moss': 'decided',
    'mug:cream': 'decided',
    'mug:blue': 'rejected',
    'coat:sand': 'rejected',
    'stove:one': 'bought',
    'lamp:red': 'decided',
  },
  wants: {
    'pack:moss/ana': 1,
    'pack:moss/ben': 1,
    'mug:cream/ben': 2,
    'mug:cream/cleo': 1,
    'boot:39/cleo': 1,
    'stove:one/ana': 1,
    'lamp:red/ben': 1,
    'coat:sand/dan': 0,
  },
  notes: { 'mug:cream/ben': 'one for my sister' },
  opinions: {
    'coat/ben': { verdict: 'no', reason: 'too thin for May', at: at(20) },
    'boot/ana': { verdict: 'yes', at: at(21) },
  },
  quotes: {
    'pack:moss': quote(17_800),
    'mug:cream': quote(1_800),
    'mug:blue': quote(1_800),
    'boot:39': quote(13_900, false),
    'coat:sand': quote(8_900),
    'stove:one': quote(4_500),
  },
  decisions: {
    'd-mugs': {
      question: 'Which mugs?',
      candidates: ['mug:cream', 'mug:blue'],
      voters: ['ana', 'ben', 'cleo'],
      rule: 'most',
      blind: false,
      by: 'ana',
      at: at(30),
    },
    'd-boots': {
      question: 'Boots at all?',
      candidates: ['boot:39', 'coat:sand'],
      voters: ['ana', 'ben'],
      rule: 'most',
      blind: true,
      by: 'cleo',
      at: at(31),
      deadline: at(6_000),
    },
  },
  ballots: { 'd-mugs/ana': 'mug:blue', 'd-mugs/ben': 'mug:cream', 'd-mugs/cleo': 'mug:cream' },
  turnouts: { 'd-boots/ben': true },
  outcomes: {
    'd-mugs': {
      chosen: 'mug:cream',
      counts: { 'mug:cream': 2, 'mug:blue': 1 },
      eligible: 3,
      voted: 3,
      why: 'all-voted',
      closedAt: at(40),
    },
  },
})

/** The records of the annotations document. */
export const annotations = documentOf<'annotations'>({
  threads: {
    'q-car': { subject: 'room', kind: 'question', by: 'ana', at: at(50), askedOf: ['ben', 'cleo'], dueAt: at(900) },
    'q-done': { subject: 'room', kind: 'question', by: 'ben', at: at(49) },
    'room': { subject: 'room', kind: 'talk', by: 'ana', at: at(5) },
  },
  threadStates: { 'q-done': { state: 'resolved', by: 'ben', at: at(60) } },
  messages: {
    'q-car/m1': { by: 'ana', at: at(50), text: 'Who has a car?' },
    'q-car/m2': { by: 'ben', at: at(55), text: 'Not me' },
    'q-done/m3': { by: 'ben', at: at(49), text: 'Saturday or Sunday?' },
    'room/m4': { by: 'ana', at: at(5), text: 'Hello' },
  },
})

const move = (seq: number, kind: Move['kind'], subject: string, more: Partial<Move> = {}): Move => ({
  seq,
  at: at(30 + seq),
  memberId: 'ana',
  subject,
  detail: { from: 'considering' },
  ...more,
  kind,
})

/** The events of moved lines. */
export const moves: readonly Move[] = [
  move(1, 'line.decided', 'pack:moss', { memberId: 'cleo' }),
  move(2, 'line.considering', 'pack:moss'),
  move(3, 'line.decided', 'pack:moss', { memberId: 'ben' }),
  move(10, 'line.decided', 'mug:cream', { memberId: null, detail: { from: 'considering', decision: 'd-mugs' } }),
  move(11, 'line.rejected', 'coat:sand', { memberId: 'ana' }),
]

/** The input of this room's summary. */
export function partsOf(more: Partial<SummaryParts> = {}): SummaryParts {
  const members = [...cart.records('members')].map(([id, record]) => ({ id, ...record }))
  return {
    cart: foldCart(cart),
    opinions: foldOpinions(cart),
    decisions: foldDecisions(cart),
    threads: foldTalk(annotations),
    members: members.filter(({ removed }) => removed === undefined),
    find: (id) => members.find((one) => one.id === id),
    moves,
    ...more,
  }
}

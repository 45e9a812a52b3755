// Which cards wait for a member, and in which order.
import { expect, test } from 'vitest'
import { whatWaits } from '#client/catchup/waiting.ts'
import type { MemberView, PinView } from '#client/sdk/index.ts'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'

const now = 1_800_000_000_000
const ana: MemberView = {
  id: 'ana',
  name: 'Ana',
  role: 'shopper',
  colour: 0,
  locale: 'en',
  since: now - 1000,
  here: true,
  me: true,
}

test('questions come first, then votes by their deadlines, then news', () => {
  const decisions = [
    decision('later', { deadline: now + 9000 }),
    decision('closed', { outcome: outcome(now - 10) }),
    decision('soon', { deadline: now + 10 }),
    decision('whenever'),
  ]
  expect(keys({ decisions, threads: [question('asked')], closedHere: ['closed'] })).toEqual([
    'question:asked',
    'vote:soon',
    'vote:later',
    'vote:whenever',
    'decided:closed',
  ])
})

test('news of the server comes after what asks for an answer, and there are at most seven cards', () => {
  const cards = (['reply', 'price', 'decided', 'opinion', 'added', 'moved'] as const).map((kind) => card(kind))
  const threads = [question('asked'), question('of-reply', { by: 'ana', askedOf: ['ben'] })]
  const from = { threads, cards, decisions: [decision('of-decided', { outcome: outcome(now - 10) })] }
  expect(keys({ ...from, unread: { 'of-reply': 1 } })).toEqual([
    'question:asked',
    'reply:of-reply',
    'price:of-price',
    'decided:of-decided',
    'opinion:of-opinion',
    'added',
    'moved',
  ])
  expect(keys({ ...from, threads: [...threads, question('another')], unread: { 'of-reply': 1 } })).toHaveLength(7)
})

test('a reply is a card until its thread is read on any device', () => {
  const threads = [question('of-reply', { by: 'ana', askedOf: ['ben'] })]
  expect(keys({ threads, cards: [card('reply')], unread: { 'of-reply': 2 } })).toEqual(['reply:of-reply'])
  expect(keys({ threads, cards: [card('reply')] })).toEqual([])
})

test('that a pin names me is a card until somebody answers it: from then on its thread is', () => {
  const anchor = { on: 'variant', variantId: 'boot:39' } as const
  const pin: PinView = { id: 'p1', anchor, text: '@Ana, this one?', mentions: ['ana'], by: 'ben', at: now - 300 }
  const cards = [{ ...card('reply'), id: 'reply:pin:p1', subject: 'pin:p1' }]
  expect(keys({ pins: [pin], cards })).toEqual(['reply:pin:p1'])
  // Other words name me no more, or it was taken away.
  expect(keys({ pins: [{ ...pin, mentions: ['cleo'] }], cards })).toEqual([])
  expect(keys({ cards })).toEqual([])
  const threads = [question('pin:p1', { kind: 'talk', askedOf: undefined, by: 'cleo' })]
  expect(keys({ pins: [pin], cards, threads, unread: { 'pin:p1': 1 } })).toEqual(['reply:pin:p1'])
  expect(keys({ pins: [pin], cards, threads })).toEqual([])
})

test('a question whose words were taken back waits for nobody', () => {
  expect(keys({ threads: [question('asked', { messages: [] })] })).toEqual([])
  expect(keys({ threads: [question('asked', { messages: [message('cleo')] })] })).toEqual([])
})

test('a vote is no card if it was cast, belongs to others, or is past its deadline', () => {
  const decisions = [
    decision('given', { voted: ['ana'] }),
    decision('others', { voters: ['ben'] }),
    decision('late', { deadline: now }),
  ]
  expect(keys({ decisions })).toEqual([])
})

test('a viewer is asked for nothing', () => {
  const me = { ...ana, role: 'viewer' } as const
  expect(keys({ me, decisions: [decision('d')], threads: [question('q')] })).toEqual([])
})

test('a question is a card while it is open and I have not answered', () => {
  const threads = [
    question('mine', { by: 'ana' }),
    question('resolved', { resolved: true }),
    question('others', { askedOf: ['ben'] }),
    question('shop', { askedOf: 'shop' }),
    question('answered', { messages: [message('ben'), message('ana')] }),
    question('everybody', { askedOf: undefined }),
  ]
  expect(keys({ threads })).toEqual(['question:everybody'])
})

test('an outcome from before the visit, or a dismissed one, is no news', () => {
  const decisions = [
    decision('before', { outcome: outcome(now - 2000) }),
    decision('seen', { outcome: outcome(now - 5) }),
  ]
  expect(keys({ decisions, closedHere: ['seen'], away: { 'card:decided:seen': now - 5 } })).toEqual([])
})

test('what I set aside comes back when its time is over; for the others it was open all the while', () => {
  const from = { decisions: [decision('d')], threads: [question('q')] }
  expect(keys({ ...from, setAside: { 'question:q': now + 1, 'vote:d': now + 1 } })).toEqual([])
  expect(keys({ ...from, setAside: { 'question:q': now, 'vote:d': now + 1 } })).toEqual(['question:q'])
})

test('that my question was resolved is a card until it is open again', () => {
  const mine = { by: 'ana', askedOf: ['ben'], resolved: true, resolvedBy: 'ben' }
  expect(keys({ threads: [question('of-resolved', mine)], cards: [card('resolved')] })).toEqual([
    'resolved:of-resolved',
  ])
  expect(keys({ threads: [question('of-resolved', { ...mine, resolved: false })], cards: [card('resolved')] })).toEqual(
    [],
  )
})

interface From {
  me?: MemberView
  decisions?: readonly DecisionView[]
  threads?: readonly ThreadView[]
  pins?: readonly PinView[]
  unread?: Readonly<Record<string, number>>
  cards?: readonly CatchUpCard[]
  closedHere?: readonly string[]
  away?: Readonly<Record<string, number>>
  setAside?: Readonly<Record<string, number>>
}

function keys({ me = ana, decisions = [], threads = [], cards = [], ...from }: From): string[] {
  return whatWaits({
    me,
    decisions,
    threads: new Map(threads.map((thread) => [thread.id, thread])),
    pins: from.pins ?? [],
    unread: new Map(Object.entries(from.unread ?? {})),
    cards,
    closedHere: new Set(from.closedHere),
    away: new Map(Object.entries(from.away ?? {})),
    setAside: from.setAside ?? {},
    now,
  }).map(({ key }) => key)
}

function card(kind: CatchUpCard['kind']): CatchUpCard {
  const subject = `of-${kind}`
  const id = kind === 'added' || kind === 'moved' || kind === 'came' ? kind : `${kind}:${subject}`
  return { id, kind, subject, subjects: [subject], actors: ['ben'], count: 1, at: now - 300 }
}

function decision(id: string, more: Partial<DecisionView> = {}): DecisionView {
  return {
    id,
    question: 'Which?',
    candidates: ['boot:39', 'runner:39'],
    voters: ['ana', 'ben'],
    rule: 'most',
    blind: false,
    by: 'ben',
    at: now - 500,
    votes: new Map(),
    voted: [],
    ...more,
  }
}

function outcome(closedAt: number) {
  return { chosen: 'boot:39', counts: { 'boot:39': 2 }, eligible: 2, voted: 2, why: 'all-voted', closedAt } as const
}

function question(id: string, more: Partial<ThreadView> = {}): ThreadView {
  const messages = [message('ben')]
  return {
    id,
    subject: 'room',
    kind: 'question',
    by: 'ben',
    at: now - 500,
    askedOf: ['ana'],
    resolved: false,
    messages,
    lastAt: now - 500,
    ...more,
  }
}

function message(by: string) {
  return { id: `of-${by}`, by, at: now - 400, text: 'Well?', reactions: [] }
}

// What waits for a member, and in which order.
import { expect, test } from 'vitest'
import { whatWaits } from '#client/waiting/waiting.ts'
import type { MemberView } from '#client/sdk/index.ts'
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

test('votes come first by their deadlines, then questions, then news', () => {
  const decisions = [
    decision('later', { deadline: now + 9000 }),
    decision('closed', { outcome: outcome(now - 10) }),
    decision('soon', { deadline: now + 10 }),
    decision('whenever'),
  ]
  expect(keys({ decisions, threads: [question('asked')] })).toEqual([
    'vote:soon',
    'vote:later',
    'vote:whenever',
    'question:asked',
    'decided:closed',
  ])
})

test('a vote that was given, is not mine to give, or comes too late is not waited for', () => {
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

test('a question waits as long as it is open and I have not answered', () => {
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

test('what was decided before I came, or was dismissed, is no news', () => {
  const decisions = [decision('before', { outcome: outcome(now - 2000) }), decision('seen', { outcome: outcome(now) })]
  expect(keys({ decisions, seen: ['decided:seen'] })).toEqual([])
})

interface From {
  me?: MemberView
  decisions?: readonly DecisionView[]
  threads?: readonly ThreadView[]
  seen?: readonly string[]
}

function keys({ me = ana, decisions = [], threads = [], seen = [] }: From): string[] {
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  return whatWaits({ me, decisions, threads: byId, seen: new Set(seen), now }).map(({ key }) => key)
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

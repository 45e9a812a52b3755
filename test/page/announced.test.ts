import { expect, test } from 'vitest'
import { announced } from '#client/app/announced.ts'
import type { HistoryEvent } from '#shared/events/event.ts'

/** Sentences that say as much of an event as these tests look at. */
const sentences = {
  said: ({ kind, detail }: HistoryEvent) =>
    kind === 'message.written' ? `said ${'message' in detail ? String(detail.message) : ''}` : undefined,
  changed: ({ kind, subject, detail }: HistoryEvent) =>
    kind === 'want.changed' ? `${subject} ${'to' in detail ? String(detail.to) : ''}` : undefined,
  many: (count: number) => `${count} more`,
}

const message = (id: string): HistoryEvent => ({
  ...{ seq: 1, at: 0, memberId: 'ana', kind: 'message.written', subject: 'room' },
  detail: { message: id, replyTo: null, mentions: [], products: [] },
})

const want = (line: string, to: number): HistoryEvent => ({
  ...{ seq: 1, at: 0, memberId: 'ana', kind: 'want.changed', subject: line },
  detail: { memberId: 'ana', from: 0, to },
})

test('two messages half a second apart are both announced', () => {
  expect(announced([message('m1'), message('m2')], sentences)).toEqual(['said m1', 'said m2'])
})

test('of several changes to the same thing only the last is announced', () => {
  const events = [want('boots', 1), want('boots', 2), want('coat', 1), want('boots', 3)]
  expect(announced(events, sentences)).toEqual(['boots 3', 'coat 1'])
})

test('more than three changes become one sentence, and what was said among them is announced all the same', () => {
  const events = [want('a', 1), message('m1'), want('b', 1), want('c', 1), want('d', 1)]
  expect(announced(events, sentences)).toEqual(['said m1', '4 more'])
})

test('of more than anybody listens to, the latest are announced, and the others are counted', () => {
  const events = Array.from({ length: 9 }, (_, index) => message(`m${index}`))
  expect(announced(events, sentences)).toEqual([
    ...['m3', 'm4', 'm5', 'm6', 'm7', 'm8'].map((id) => `said ${id}`),
    '3 more',
  ])
})

test('what nobody has words for is not announced', () => {
  expect(announced([{ ...want('a', 1), kind: 'unknown', name: 'x', detail: {} }], sentences)).toEqual([])
})

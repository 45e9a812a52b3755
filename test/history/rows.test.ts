import { expect, test } from 'vitest'
import { rowsOf } from '#client/history/rows.ts'
import { readEvent } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'

const noon = new Date(2026, 4, 3, 12).getTime()
const minuteMs = 60_000

/** A detail of each kind that is used here; rows are made without a look at it. */
const details = {
  'line.added': { productId: 'mug', variantId: 'mug' },
  'want.changed': { memberId: 'ben', from: 0, to: 1 },
  'question.asked': { about: 'room', askedOf: null, dueAt: null },
  'message.written': { message: 'm1', replyTo: null, mentions: [], products: [] },
  'member.role-changed': { from: 'viewer', role: 'shopper' },
} as const

/** Events at minutes after noon; given the newest first, as a timeline has them. */
function happened(
  ...events: readonly (readonly [kind: keyof typeof details, by: string, subject: string, minute: number])[]
) {
  return events.map<HistoryEvent>(([kind, memberId, subject, minute], index) => {
    const at = noon + minute * minuteMs
    return readEvent({ seq: events.length - index, at, memberId, kind, subject, detail: details[kind] })
  })
}

const said = (events: readonly HistoryEvent[]) =>
  rowsOf(events).map((row) => (row.is === 'run' ? row.events.length : row.is === 'event' ? row.event.subject : row.is))

test('several events of one person in a row are one row', () => {
  const events = happened(
    ['line.added', 'ben', 'mug', 3],
    ['line.added', 'ben', 'boot', 2],
    ['line.added', 'ana', 'hat', 1],
    ['line.added', 'ben', 'coat', 0],
  )
  expect(said(events)).toEqual(['day', 2, 'hat', 'coat'])
})

test('pressing plus five times is one row with the last number', () => {
  const events = happened(['want.changed', 'ben', 'mug', 2], ['want.changed', 'ben', 'mug', 1])
  expect(said(events)).toEqual(['day', 'mug'])
})

test('events half an hour or a night apart are separate rows, and so are kinds that do not gather', () => {
  const later = happened(['line.added', 'ben', 'mug', 31], ['line.added', 'ben', 'boot', 0])
  expect(said(later)).toEqual(['day', 'mug', 'boot'])
  const night = happened(['line.added', 'ben', 'mug', 12 * 60 + 1], ['line.added', 'ben', 'boot', 12 * 60 - 1])
  expect(said(night)).toEqual(['day', 'mug', 'day', 'boot'])
  const roles = happened(['member.role-changed', 'ana', 'ben', 1], ['member.role-changed', 'ana', 'cleo', 0])
  expect(said(roles)).toEqual(['day', 'ben', 'cleo'])
})

test('adding a line and wanting it is one row, and so is a question with its first message', () => {
  const adding = happened(
    ['want.changed', 'ben', 'mug', 2],
    ['line.added', 'ben', 'mug', 2],
    ['want.changed', 'ben', 'boot', 1],
    ['line.added', 'ben', 'boot', 1],
  )
  expect(said(adding)).toEqual(['day', 2])
  expect(said(happened(['message.written', 'ana', 'q1', 0], ['question.asked', 'ana', 'q1', 0]))).toEqual(['day', 'q1'])
  // A later want, or another member's, has its own row.
  const later = happened(['want.changed', 'ben', 'mug', 1], ['line.added', 'ben', 'mug', 0])
  expect(said(later)).toEqual(['day', 'mug', 'mug'])
})

test('a row that grows keeps its key', () => {
  const before = happened(['line.added', 'ben', 'boot', 2], ['line.added', 'ben', 'coat', 1])
  const after = [{ ...happened(['line.added', 'ben', 'mug', 3])[0], seq: 3 } as HistoryEvent, ...before]
  expect(rowsOf(after).at(-1)?.key).toBe(rowsOf(before).at(-1)?.key)
})

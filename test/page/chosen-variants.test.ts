// History shows what people chose: the picture of the variant, not the product's first. Needs no browser.
import { expect, test } from 'vitest'
import { variantsOf } from '#client/history/shown-variants.ts'
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import type { HistoryEvent } from '#shared/events/event.ts'

const rust = 'kiln-bowl:rust'
const cream = 'alba-jug:cream'

test('an event about a line is shown with the picture of its variant', () => {
  expect(shown({ kind: 'line.added', subject: rust })).toEqual([rust])
})

test('an event about a product as a whole is shown with the product’s first picture', () => {
  expect(shown({ kind: 'opinion.given', subject: 'kiln-bowl' })).toEqual([])
})

test('a vote is shown with the pictures of what was voted on', () => {
  expect(shown({ kind: 'decision.opened', subject: 'vote' })).toEqual([rust, cream])
})

test('a message about a line is shown with the picture of its variant', () => {
  expect(shown({ kind: 'message.written', subject: `line:${rust}`, detail: { message: 'm' } })).toEqual([rust])
})

function shown(event: { kind: string; subject: string; detail?: object }): readonly string[] {
  const of = <Value>(value: Value) => ({ get: () => value })
  const thread = { id: `line:${rust}`, subject: `line:${rust}`, messages: [{ id: 'm' }] }
  const open = {
    products: of('loading'),
    room: {
      annotations: { pins: of([]), strokes: of([]), comparisons: of([]) },
      decisions: { list: of([{ id: 'vote', candidates: [rust, cream] }]) },
      talk: { threads: of(new Map([[thread.id, thread]])) },
    },
  } as unknown as OpenRoom
  return variantsOf({ seq: 1, at: 0, memberId: 'ana', detail: {}, ...event } as unknown as HistoryEvent, open)
}

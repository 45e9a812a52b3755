// How the past honours what members take back.
import { expect, test } from 'vitest'
import { messageKind } from '#shared/annotations/message.ts'
import { frameKind } from '#shared/cart/frame.ts'
import { noteKind } from '#shared/cart/note.ts'
import { opinionKind } from '#shared/cart/opinion.ts'
import { honour, withoutWords } from '#shared/past/honour.ts'

const message = { by: 'ana', at: 1, text: 'before', mentions: ['ben'] }

test('an edited message is told as it is now, to its author too', () => {
  const now = { by: 'ana', at: 1, text: 'after', editedAt: 2 }
  for (const me of ['ana', 'ben'])
    expect(honour(messageKind, { key: 't/m', then: message, now }, me)).toEqual({ ...now })
})

test('a deleted message is told to its author until its words are gone', () => {
  const deleted = { key: 't/m', then: message as unknown, now: undefined }
  expect(honour(messageKind, deleted, 'ben')).toBeUndefined()
  expect(honour(messageKind, deleted, 'ana')).toEqual(message)
  const scrubbed = withoutWords(messageKind, 't/m', message)
  expect(scrubbed).toEqual({ by: 'ana', at: 1, text: '' })
  expect(honour(messageKind, { ...deleted, then: scrubbed }, 'ana')).toBeUndefined()
})

test('a note is its words', () => {
  expect(honour(noteKind, { key: 'l/ana', then: 'M', now: undefined }, 'ben')).toBeUndefined()
  expect(honour(noteKind, { key: 'l/ana', then: 'M', now: 'L' }, 'ben')).toBe('L')
  expect(withoutWords(noteKind, 'l/ana', 'M')).toBe('')
})

test('a room is called what it is called now, and its other fields stay what they were', () => {
  expect(honour(frameKind, { key: 'title', then: 'Ana’s room', now: 'The lake' }, 'ana')).toBe('The lake')
  expect(honour(frameKind, { key: 'occasion', then: 'a hike', now: 'a move' }, 'ben')).toBe('a hike')
  expect(withoutWords(frameKind, 'occasion', 'a hike')).toBe('a hike')
})

test('of an opinion the verdict stays, and the reason only where it is still given', () => {
  const then = { verdict: 'yes', reason: 'soft', at: 1 }
  expect(honour(opinionKind, { key: 'p/ana', then, now: undefined }, 'ben')).toEqual({ verdict: 'yes', at: 1 })
  const now = { verdict: 'no', reason: 'too dear', at: 2 }
  expect(honour(opinionKind, { key: 'p/ana', then, now }, 'ben')).toEqual({ verdict: 'yes', at: 1 })
  expect(honour(opinionKind, { key: 'p/ana', then, now: { ...then, at: 3 } }, 'ben')).toEqual(then)
})

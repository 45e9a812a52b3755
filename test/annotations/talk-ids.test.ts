// Each subject has one talk with an id derived from it, so two members who speak first at once share it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTalkId, readSubject, subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import { isId } from '#shared/ids.ts'
import { now, verdictOn } from './verdicts.ts'

const longest = 120
const topic = fc.constantFrom('line', 'product', 'pin', 'decision')
const id = fc.stringMatching(/^[A-Za-z0-9._~:-]{1,120}$/)
const talk = (threadId: string, subject: string) =>
  verdictOn('threads', threadId, { subject, kind: 'talk', by: 'ana', at: now })
const question = (threadId: string, subject: string) =>
  verdictOn('threads', threadId, { subject, kind: 'question', by: 'ana', at: now })

test('the talk id of every subject is a valid key part, and equals a short subject', () => {
  fc.assert(
    fc.property(topic, id, (of, name) => {
      const subject = subjectOf(of, name)
      expect(isId(talkIdOf(subject))).toBe(true)
      expect(isTalkId(talkIdOf(subject))).toBe(true)
      if (subject.length <= longest) expect(talkIdOf(subject)).toBe(subject)
      expect(talk(talkIdOf(subject), subject)).toBe('admitted')
      expect(readSubject(subject)).toEqual({ topic: of, id: name })
    }),
  )
  expect(talk('room', 'room')).toBe('admitted')
})

test('two long subjects with the same beginning have different talk ids', () => {
  const beginning = 'p'.repeat(longest)
  const named = (end: string) => subjectOf('product', beginning.slice(end.length) + end)
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 20, selector: named }), (ends) => {
      const talks = ends.map((end) => talkIdOf(named(end)))
      expect(new Set(talks).size).toBe(ends.length)
    }),
  )
  // One character apart, at the very end.
  expect(talkIdOf(named('a'))).not.toBe(talkIdOf(named('b')))
})

test('a talk with an id other than its subject’s is refused', () => {
  const long = subjectOf('decision', 'd'.repeat(longest))
  expect(talk('t1', 'product:boot')).toBe('bad-value')
  expect(talk('product:runner', 'product:boot')).toBe('bad-value')
  expect(talk(talkIdOf(long), long)).toBe('admitted')
  expect(talk(long.slice(0, longest), long)).toBe('bad-value')
})

test('a question cannot have the id of a talk', () => {
  expect(question('q1', 'product:boot')).toBe('admitted')
  for (const taken of [
    'room',
    'product:boot',
    'product:runner',
    'pin:p1',
    talkIdOf(subjectOf('pin', 'p'.repeat(longest))),
  ])
    expect(question(taken, 'product:boot'), taken).toBe('bad-value')
})

test('a subject is the room or a thing by its id', () => {
  for (const subject of ['', 'rooms', 'shop:demo', 'product:', 'product:a/b', `product:${'p'.repeat(longest + 1)}`])
    expect(question('q1', subject), subject).toBe('bad-value')
})

import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { draftsIn, emptyDraft, readDraft, saveDraft } from '#client/rooms/compose/drafts.ts'

const thread = { roomId: 'room', place: 'thread-1' }
const draft = { text: 'Half a sen', products: ['mug'], chosen: [['Ana', 'a'] as const], files: [], replyTo: 'm1' }

beforeEach(() => sessionStorage.clear())

test('what was begun is there again, for each place by itself', () => {
  saveDraft(thread, draft)
  expect(readDraft(thread)).toEqual(draft)
  expect(readDraft({ ...thread, place: 'thread-2' })).toBeUndefined()
  expect(readDraft({ ...thread, roomId: 'other' })).toBeUndefined()
})

test('a draft that is emptied leaves nothing behind', () => {
  saveDraft(thread, draft)
  saveDraft(thread, emptyDraft)
  expect(sessionStorage).toHaveLength(0)
})

test.each([
  ['a product', { ...emptyDraft, products: ['mug'] }],
  ['what it answers', { ...emptyDraft, replyTo: 'm1' }],
])('a draft without words is saved for %s', (_what, saved) => {
  saveDraft(thread, saved)
  expect(readDraft(thread)).toEqual(saved)
})

test('the texts that were begun in a room are told when it ends, and those of no other', () => {
  saveDraft(thread, draft)
  saveDraft({ ...thread, place: 'ask' }, { ...emptyDraft, text: 'Which size?' })
  saveDraft({ ...thread, place: 'empty' }, { ...emptyDraft, text: '  ', products: ['mug'] })
  saveDraft({ roomId: 'room-2', place: 'thread-1' }, { ...emptyDraft, text: 'Elsewhere' })
  expect(draftsIn('room').toSorted()).toEqual(['Half a sen', 'Which size?'])
})

test('a draft of a release that knew less is completed', () => {
  sessionStorage.setItem('tagalong.draft.room.thread-1', '{"text":"Old"}')
  expect(readDraft(thread)).toEqual({ ...emptyDraft, text: 'Old' })
})

test('something else in its place counts as no draft', () => {
  sessionStorage.setItem('tagalong.draft.room.thread-1', '{"text":')
  expect(readDraft(thread)).toBeUndefined()
  expect(draftsIn('room')).toEqual([])
})

test('where a browser forbids storage, drafts live as long as the page', () => {
  const no = () => {
    throw new Error('forbidden')
  }
  vi.stubGlobal('sessionStorage', { getItem: no, setItem: no, removeItem: no })
  onTestFinished(() => void vi.unstubAllGlobals())
  saveDraft(thread, draft)
  expect(readDraft(thread)).toEqual(draft)
  expect(draftsIn('room')).toEqual(['Half a sen'])
  saveDraft(thread, emptyDraft)
  expect(readDraft(thread)).toBeUndefined()
  expect(draftsIn('room')).toEqual([])
})

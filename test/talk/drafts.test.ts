import { expect, test } from 'vitest'
import { Drafts, emptyDraft, maxDraftAgeMs, maxDrafts } from '#client/rooms/compose/drafts.ts'
import { browserStorage } from '#client/ui/browser-storage.ts'
import { storageOf } from '#test/support/browser-storage.ts'

const ana = { roomId: 'room', memberId: 'ana' }
const thread = { ...ana, place: 'thread-1' }
const draft = { text: 'Half a sen', products: ['mug'], chosen: [['Ana', 'a'] as const], files: [], replyTo: 'm1' }
const longWords = 'word '.repeat(1200)

test('what was begun is there again after a reload, for each place by itself', () => {
  const { drafts, reload } = tab()
  drafts.change(thread, draft)
  const after = reload()
  expect(after.read(thread)).toEqual(draft)
  expect(after.read({ ...thread, place: 'thread-2' })).toBeUndefined()
  expect(after.read({ ...thread, roomId: 'other' })).toBeUndefined()
  expect(after.read({ ...thread, memberId: 'ben' })).toBeUndefined()
})

test('6,000 characters are saved with every change, also above the limit of a message', () => {
  const { drafts, reload } = tab()
  for (let end = 500; end <= longWords.length; end += 500) {
    drafts.change(thread, { text: longWords.slice(0, end) })
    expect(reload().read(thread)?.text).toBe(longWords.slice(0, end))
  }
  expect(reload().read(thread)?.text).toBe(longWords)
})

test('two fields of one place show one draft, and neither takes the words of the other', () => {
  const { drafts } = tab()
  const seen: Record<string, string | undefined> = {}
  for (const field of ['card', 'chat']) {
    drafts.subscribe(thread, () => (seen[field] = drafts.read(thread)?.text))
  }
  drafts.change(thread, { text: 'Half a' })
  drafts.change(thread, ({ text }) => ({ text: `${text} sentence` }))
  expect(seen).toEqual({ card: 'Half a sentence', chat: 'Half a sentence' })
  drafts.change(thread, undefined)
  expect(seen).toEqual({ card: undefined, chat: undefined })
})

test('a field gets the same draft until it changes, and nothing of another place', () => {
  const { drafts } = tab()
  drafts.change(thread, draft)
  expect(drafts.read(thread)).toBe(drafts.read(thread))
  let drawn = 0
  drafts.subscribe(thread, () => (drawn += 1))
  drafts.change({ ...thread, place: 'ask' }, { text: 'Which size?' })
  expect(drawn).toBe(0)
})

test('what arrives when its field is gone joins the draft', () => {
  const { drafts, reload } = tab()
  const leave = drafts.subscribe(thread, () => undefined)
  drafts.change(thread, { text: 'Half a sen' })
  leave()
  drafts.change(thread, ({ text }) => ({ text: `${text}tence` }))
  expect(drafts.read(thread)?.text).toBe('Half a sentence')
  expect(reload().read(thread)?.text).toBe('Half a sentence')
})

test('words that are changed in place begin with what they are, and may be emptied while their field is there', () => {
  const { drafts } = tab()
  const first = { ...emptyDraft, text: 'It runs small' }
  const leave = drafts.subscribe(thread, () => undefined)
  drafts.change(thread, ({ text }) => ({ text: `${text}!` }), first)
  expect(drafts.read(thread)?.text).toBe('It runs small!')
  drafts.change(thread, { text: '' }, first)
  expect(drafts.read(thread)?.text).toBe('')
  drafts.change(thread, ({ text }) => ({ text: `${text}It fits` }), first)
  expect(drafts.read(thread)?.text).toBe('It fits')
  drafts.change(thread, { text: '' }, first)
  leave()
  expect(drafts.read(thread)).toBeUndefined()
})

test('a draft that is emptied leaves nothing behind', () => {
  const { drafts, entries } = tab()
  drafts.change(thread, draft)
  drafts.change(thread, emptyDraft)
  expect(Object.keys(entries)).toHaveLength(1)
  drafts.change(thread, { replyTo: undefined })
  expect(entries).toEqual({})
})

test.each([
  ['a product', { ...emptyDraft, products: ['mug'] }],
  ['what it answers', { ...emptyDraft, replyTo: 'm1' }],
])('a draft without words is saved for %s', (_what, saved) => {
  const { drafts, reload } = tab()
  drafts.change(thread, saved)
  expect(reload().read(thread)).toEqual(saved)
})

test('two tabs show one draft: none overwrites what the other has written since, and what one sends is gone from both', () => {
  const device: Record<string, string> = {}
  const [first, second] = [tab(device), tab(device)]
  const seen: (string | undefined)[] = []
  second.drafts.subscribe(thread, () => seen.push(second.drafts.read(thread)?.text))
  first.drafts.change(thread, { text: 'Half' })
  second.hears(thread)
  first.drafts.change(thread, { text: longWords })
  // A photo is ready in the other tab before that has heard of it.
  second.drafts.change(thread, ({ products }) => ({ products: [...products, 'mug'] }))
  expect(second.drafts.read(thread)).toEqual({ ...emptyDraft, text: longWords, products: ['mug'] })
  first.hears(thread)
  expect(first.drafts.read(thread)).toEqual(second.drafts.read(thread))
  first.drafts.change(thread, undefined)
  second.wakesUp()
  expect(seen).toEqual(['Half', longWords, undefined])
  expect(device).toEqual({})
})

test('a field that was emptied in this tab stays empty whatever another tab does elsewhere', () => {
  const device: Record<string, string> = {}
  const [first, second] = [tab(device), tab(device)]
  first.drafts.subscribe(thread, () => undefined)
  first.drafts.change(thread, { text: '' }, { ...emptyDraft, text: 'It runs small' })
  second.drafts.change({ ...thread, place: 'ask' }, { text: 'Which size?' })
  first.wakesUp()
  expect(first.drafts.read(thread)?.text).toBe('')
})

test('a draft stays for 30 days after its last change', () => {
  const device: Record<string, string> = {}
  tab(device, 0).drafts.change(thread, { text: 'Old words' })
  tab(device, 20).drafts.change({ ...thread, place: 'ask' }, { text: 'Newer words' })
  const at = maxDraftAgeMs
  expect(tab(device, at).drafts.read(thread)?.text).toBe('Old words')
  const later = tab(device, at + 10)
  expect(later.drafts.read(thread)).toBeUndefined()
  expect(later.drafts.textsOf(ana)).toEqual(['Newer words'])
})

test('the texts that were begun in a room are told when it ends, and those of no other', () => {
  const { drafts } = tab()
  drafts.change(thread, draft)
  drafts.change({ ...thread, place: 'ask' }, { ...emptyDraft, text: 'Which size?' })
  drafts.change({ ...thread, place: 'empty' }, { ...emptyDraft, text: '  ', products: ['mug'] })
  drafts.change({ ...thread, memberId: 'ben' }, { ...emptyDraft, text: 'Of another person' })
  drafts.change({ ...thread, roomId: 'room-2' }, { ...emptyDraft, text: 'Elsewhere' })
  expect(drafts.textsOf(ana).toSorted()).toEqual(['Half a sen', 'Which size?'])
})

test('a draft of a release that knew less is completed', () => {
  const { drafts } = tab({ 'tagalong.draft.room.ana.thread-1': '{"text":"Old","at":1}' })
  expect(drafts.read(thread)).toEqual({ ...emptyDraft, text: 'Old' })
})

test('something else in its place counts as no draft', () => {
  const { drafts } = tab({ 'tagalong.draft.room.ana.thread-1': '{"text":' })
  expect(drafts.read(thread)).toBeUndefined()
  expect(drafts.textsOf(ana)).toEqual([])
})

test('of too many drafts the one that was left alone for the longest goes, and none that is in a field', () => {
  const { drafts, reload } = tab()
  const place = (index: number) => ({ ...ana, place: `thread-${index}` })
  for (let index = 0; index < maxDrafts; index += 1) drafts.change(place(index), { text: `Words ${index}` })
  drafts.change(place(1), { text: 'More words' })
  drafts.subscribe(place(0), () => undefined)
  drafts.change(place(maxDrafts), { text: 'One more' })
  const after = reload()
  expect(after.textsOf(ana)).toHaveLength(maxDrafts)
  expect(after.read(place(0))?.text).toBe('Words 0')
  expect(after.read(place(1))?.text).toBe('More words')
  expect(after.read(place(2))).toBeUndefined()
  expect(drafts.read(place(2))).toBeUndefined()
})

test.each([
  ['forbids storage', 'forbidden'],
  ['has no room left', 'full'],
] as const)('where a browser %s, drafts live as long as the page', (_how, what) => {
  const full = storageOf({ isFull: true })
  const drafts = new Drafts({
    storage: browserStorage(() => {
      if (what === 'full') return full
      throw new Error('forbidden')
    }),
    now: () => 1,
  })
  drafts.change(thread, draft)
  drafts.change(thread, { text: longWords })
  expect(drafts.read(thread)).toEqual({ ...draft, text: longWords })
  expect(drafts.textsOf(ana)).toEqual([longWords])
  drafts.change(thread, emptyDraft)
  drafts.change(thread, undefined)
  expect(drafts.read(thread)).toBeUndefined()
  expect(drafts.textsOf(ana)).toEqual([])
})

/** A tab, the entries of its device, and the same tab after a reload. @param startedAt when it is opened, in milliseconds. */
function tab(entries: Record<string, string> = {}, startedAt = 0) {
  const browser = storageOf({ isFull: false }, entries)
  let time = startedAt
  const open = () => new Drafts({ storage: browserStorage(() => browser), now: () => (time += 1) })
  const drafts = open()
  return {
    drafts,
    entries,
    reload: open,
    /** The browser says that another tab has changed the draft of a place. */
    hears: ({ roomId, memberId, place }: typeof thread) =>
      drafts.changedElsewhere(`tagalong.draft.${roomId}.${memberId}.${place}`),
    wakesUp: () => drafts.changedElsewhere(null),
  }
}

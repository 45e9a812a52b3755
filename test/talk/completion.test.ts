import { expect, test } from 'vitest'
import { begunAt, begunName, completed, isNamed, membersLike, productsLike } from '#client/rooms/compose/completion.ts'
import type { Suggestion } from '#client/rooms/compose/completion.ts'
import { emptyDraft } from '#client/rooms/compose/drafts.ts'
import type { MemberView } from '#client/sdk/index.ts'

const atEnd = (text: string) => begunAt(text, text.length)

test.each([
  ['@', '@', ''],
  ['Hello @Mar', '@', 'Mar'],
  ['(#boot', '#', 'boot'],
  ['What about #Enamel mug', '#', 'Enamel mug'],
  ['Hello\n@Ana Maria', '@', 'Ana Maria'],
])('“%s” begins a name', (text, sign, query) => {
  expect(atEnd(text)).toEqual({ sign, query, from: text.lastIndexOf(sign) })
})

test.each([
  ['ねえ@田', '@', '田', 2],
  ['こんにちは、＠', '@', '', 6],
  ['見て＃ブー', '#', 'ブー', 2],
  ['คิดว่า@สม', '@', 'สม', 6],
  ['야@민', '@', '민', 1],
  ['و@عل', '@', 'عل', 1],
  ['😀@Zo', '@', 'Zo', 2],
])('“%s” begins a name too: not every script puts a space before it', (text, sign, query, from) => {
  expect(atEnd(text)).toEqual({ sign, query, from })
})

test('a sign in full width gives way to the name as any other', () => {
  const tanaka: Suggestion = { is: 'member', id: 't', member: member('t', '田中') }
  const begun = atEnd('ねえ＠田')
  if (!begun) throw new Error('no name was begun')
  expect(completed({ ...emptyDraft, text: 'ねえ＠田' }, begun, tanaka).change.text).toBe('ねえ@田中 ')
})

test.each([
  ['', 'nothing is written'],
  ['https://a.example/#to', 'the sign is inside an address'],
  ['https://a.example/@an', 'the sign is inside an address'],
  ['@\u3000田', 'a wide space follows the sign'],
  ['Hello', 'there is no sign'],
  ['mail@Ana', 'the sign is inside a word'],
  ['@ Ana', 'a space follows the sign'],
  ['@Ana said that we', 'the words have become a sentence'],
  ['@Ana\nand', 'the name ends with its line'],
  [`@${'a'.repeat(41)}`, 'no name is so long'],
])('“%s” begins none: %s', (text) => {
  expect(atEnd(text)).toBeUndefined()
})

test('what stands behind the caret belongs to no name', () => {
  expect(begunAt('@Ana likes #boots', 3)).toEqual({ sign: '@', query: 'An', from: 0 })
})

const member = (id: string, name: string, more: Partial<MemberView> = {}): MemberView => ({
  ...{ id, name, colour: 0, role: 'shopper', locale: 'en', since: 0, here: false, me: false },
  ...more,
})

test('members are found by the beginning of any of their names, whatever the case and the accents', () => {
  const members = [member('z', 'Zoë Mélanie'), member('a', 'Ana Maria'), member('l', 'ليلى')]
  const found = (query: string) => membersLike(members, query).map(({ id }) => id)
  expect(found('zoe')).toEqual(['z'])
  expect(found('mel')).toEqual(['z'])
  expect(found('MARIA ')).toEqual(['a'])
  expect(found('لي')).toEqual(['l'])
  expect(found('oe')).toEqual([])
})

test('those who are here come first, and oneself never', () => {
  const members = [member('a', 'Ana'), member('b', 'Ben', { here: true }), member('c', 'Cem', { me: true, here: true })]
  expect(membersLike(members, '').map(({ id }) => id)).toEqual(['b', 'a'])
})

test('at most six are suggested', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ id: `p${index}`, title: `Mug ${index}` }))
  expect(productsLike(many, [], 'mug')).toHaveLength(6)
  expect(
    membersLike(
      many.map(({ id, title }) => member(id, title)),
      'mug',
    ),
  ).toHaveLength(6)
})

test('products of the cart come before those the shop finds, and each once', () => {
  const mug = { id: 'mug', title: 'Enamel mug' }
  const cup = { id: 'cup', title: 'Tin cup' }
  const jug = { id: 'jug', title: 'Mug and jug' }
  expect(productsLike([cup, mug], [jug, mug], 'mug').map(({ id }) => id)).toEqual(['mug', 'jug'])
})

test('a member’s name takes the place of what was typed, with the caret behind it', () => {
  const draft = { ...emptyDraft, text: 'Hi @an, look' }
  const ana: Suggestion = { is: 'member', id: 'a', member: member('a', 'Ana Maria') }
  const { change, caret } = completed(draft, { sign: '@', query: 'an', from: 3 }, ana)
  expect(change).toEqual({ text: 'Hi @Ana Maria , look', chosen: [['Ana Maria', 'a']] })
  expect(change.text.slice(0, caret)).toBe('Hi @Ana Maria ')
})

test('of two members with one name, the last that was picked counts', () => {
  const draft = { ...emptyDraft, text: '@', chosen: [['Ana', 'first'] as const, ['Ben', 'b'] as const] }
  const ana: Suggestion = { is: 'member', id: 'second', member: member('second', 'Ana') }
  const { change } = completed(draft, { sign: '@', query: '', from: 0 }, ana)
  expect(change.chosen).toEqual([
    ['Ben', 'b'],
    ['Ana', 'second'],
  ])
})

test('a product leaves the text and joins those that the message shows, once', () => {
  const draft = { ...emptyDraft, text: 'See #mu!', products: ['mug'] }
  const picked = (id: string) => completed(draft, { sign: '#', query: 'mu', from: 4 }, { is: 'product', id, title: id })
  expect(picked('mug')).toEqual({ change: { text: 'See !', products: ['mug'] }, caret: 4 })
  expect(picked('cup').change.products).toEqual(['mug', 'cup'])
})

test('after a name that was picked, the sentence goes on without suggestions', () => {
  const chosen = [['Ana Maria', 'a'] as const]
  expect(isNamed(atEnd('@Ana Maria '), chosen)).toBe(true)
  expect(isNamed(atEnd('@Ana Mar'), chosen)).toBe(false)
  expect(isNamed(undefined, chosen)).toBe(false)
})

test.each([
  ['', 0, '#', 1],
  ['See ', 4, 'See #', 5],
  ['See', 3, 'See #', 5],
])('the button begins a product in “%s” as typing does', (text, at, after, caret) => {
  const begun = begunName({ ...emptyDraft, text }, '#', at)
  expect(begun).toEqual({ change: { text: after }, caret })
  expect(begunAt(after, caret)?.sign).toBe('#')
})

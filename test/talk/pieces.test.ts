import { expect, test } from 'vitest'
import { mentionedIn, piecesOf } from '#client/rooms/compose/pieces.ts'

const names = [
  { id: 'a', name: 'Ana' },
  { id: 'm', name: 'Ana Maria' },
  { id: 'l', name: 'ليلى' },
]

test.each([
  ['Hello @Ana!', ['a']],
  ['@Ana Maria and @Ana', ['m', 'a']],
  ['@Anatol is a stranger, and so is @Zoe', []],
  ['mail@Ana.example is no mention', []],
  ['مرحبا @ليلى كيف الحال', ['l']],
  ['@Ana @Ana', ['a']],
])('in “%s” those are mentioned whose whole names stand after an @', (text, members) => {
  expect(mentionedIn(text, names, new Map())).toEqual(members)
})

test.each([
  ['@田中さん', '田中', '@田中'],
  ['ねえ@田中', '田中', '@田中'],
  ['＠田中', '田中', '＠田中'],
  ['見て、＠田中さん！', '田中', '＠田中'],
  ['@Anaさん', 'Ana', '@Ana'],
  ['@สมชายคิด', 'สมชาย', '@สมชาย'],
  ['@민수야', '민수', '@민수'],
  ['و@علي', 'علي', '@علي'],
  ['وَ@علي', 'علي', '@علي'],
  ['ו@דנה', 'דנה', '@דנה'],
  ['❤️@Ana', 'Ana', '@Ana'],
  ['@Zoe\u0308', 'Zo\u00EB', '@Zoe\u0308'],
  ['@Zo\u00EB', 'Zoe\u0308', '@Zo\u00EB'],
  ['@zoë!', 'Zoë', '@zoë'],
  ['@ΝΊΚΟΣ', 'Νίκος', '@ΝΊΚΟΣ'],
  ['@ipek', 'İpek', '@ipek'],
])('in “%s” %s is mentioned, as people write in that script', (text, name, mention) => {
  const member = { id: 'x', name }
  expect(mentionedIn(text, [member], new Map())).toEqual(['x'])
  expect(piecesOf(text, [member])).toContainEqual({ is: 'mention', text: mention, named: member })
})

test.each([
  ['иван@Ана', 'Ана'],
  ['@Zoe\u0308', 'Zoe'],
  ['@สมชาย์', 'สมชาย'],
  ['e\u0301@Ana', 'Ana'],
  ['@عليا', 'علي'],
])('in “%s” %s is not: it is an address of mail, or another name', (text, name) => {
  expect(mentionedIn(text, [{ id: 'x', name }], new Map())).toEqual([])
})

test('the longest name that fits is meant, and of names that differ in case only the one that is written so', () => {
  const members = ['李', '李小龙', 'Ana', 'ana'].map((name) => ({ id: name, name }))
  expect(mentionedIn('你好@李小龙@李', members, new Map())).toEqual(['李小龙', '李'])
  expect(mentionedIn('@ana', members, new Map())).toEqual(['ana'])
  expect(mentionedIn('@Ana', members, new Map())).toEqual(['Ana'])
})

test('of two who go by one name the one that was picked is meant', () => {
  const two = [...names, { id: 'b', name: 'Ana' }]
  expect(mentionedIn('@Ana', two, new Map([['Ana', 'b']]))).toEqual(['b'])
  expect(mentionedIn('@ana', two, new Map([['Ana', 'b']]))).toEqual(['b'])
})

test.each([
  ['See https://a.example/b.', ['https://a.example/b']],
  ['(https://a.example/Boot_(shoe))', ['https://a.example/Boot_(shoe)']],
  ['http://a.example javascript:alert(1) //a.example', []],
  ['https:///nowhere https://', []],
  ['https://shop.example@elsewhere.example/', []],
  ['https://a.example/\u202Egpj.exe', ['https://a.example/']],
  ['https://a.example/<b>', ['https://a.example/']],
])('in “%s” only whole addresses by https become links', (text, links) => {
  expect(piecesOf(text, []).flatMap((piece) => (piece.is === 'link' ? [piece.href] : []))).toEqual(links)
})

test('the pieces of a text put together are the text', () => {
  const text = 'Hi @Ana, look: https://a.example/x?y=1, @Zoe and @Ana Maria 👨‍👩‍👧‍👦 <b>'
  expect(
    piecesOf(text, names)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

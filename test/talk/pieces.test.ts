import { expect, test } from 'vitest'
import { mentionedIn, piecesOf } from '#client/talk/pieces.ts'

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

test('of two who go by one name the one that was picked is meant', () => {
  expect(mentionedIn('@Ana', [...names, { id: 'b', name: 'Ana' }], new Map([['Ana', 'b']]))).toEqual(['b'])
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

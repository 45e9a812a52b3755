// An emoji in a record key has exactly one form, so that a member gives each at most once.
import { expect, test } from 'vitest'
import { emojiKey, emojiOf } from '#shared/annotations/emoji.ts'
import { verdictOn } from './verdicts.ts'

const emoji = ['👍', '❤️', '👍🏽', '👨‍👩‍👧‍👦', '👨🏻‍❤️‍💋‍👨🏿', '🇩🇪', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '#️⃣', '🫱🏼‍🫲🏿', '🏳️‍🌈']
const reaction = (key: string) => verdictOn('reactions', `m1/ana/${key}`, true)

test.each(emoji)('%s is one reaction, also as a family, flag or skin tone', (one) => {
  const key = emojiKey(one) ?? ''
  expect(emojiOf(key)).toBe(one)
  expect(reaction(key)).toBe('admitted')
})

test.each(['', 'a', '👍👍', '👍 ', ':-)', '1', '\u200D', '👨‍👩‍', '<b>', '🇩'])('%j is not an emoji', (text) => {
  expect(emojiKey(text)).toBeUndefined()
})

test('one emoji has one key', () => {
  expect(reaction('1f44d')).toBe('admitted')
  // A leading zero, UTF-16 halves, capitals, and no emoji at all.
  for (const key of ['01f44d', 'd83d-dc4d', '1F44D', '61', '1f44d-', '110000', 'ffffff', '1f44d-1f44d', 'd83d'])
    expect(['bad-value', 'bad-key'], key).toContain(reaction(key))
  expect(verdictOn('reactions', 'm1/ana/👍', true)).toBe('bad-key')
})

test('the value of a reaction is true', () => {
  for (const value of [false, 1, 'yes', null, { count: 2 }])
    expect(verdictOn('reactions', 'm1/ana/1f44d', value)).toBe('bad-value')
  expect(verdictOn('reactions', 'm1/ben/1f44d', true)).toBe('not-your-record')
})

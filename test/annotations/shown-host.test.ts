// The host of a link as people read it.
import { expect, test } from 'vitest'
import { linkKind } from '#shared/annotations/link.ts'
import { shownHost } from '#shared/annotations/shown-host.ts'

test.each([
  ['https://tests.example/boots', 'tests.example'],
  ['https://Tests.Example/boots', 'tests.example'],
  ['https://münchen.example/', 'münchen.example'],
  ['https://例え.テスト/', '例え.テスト'],
  ['https://пример.испытание/', 'пример.испытание'],
])('a host of one script is shown in it: %s', (url, host) => {
  expect(shownHost(url)).toBe(host)
})

test.each([
  ['https://раураl.example/', 'xn--l-7sba6dbr.example'],
  ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
  ['https://ɡoogle.example/', 'xn--oogle-qmc.example'],
  ['https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
])('a host whose scripts mix is shown in Punycode: %s', (url, host) => {
  expect(shownHost(url)).toBe(host)
})

test.each(['\u0000', '\u001b', '\u007f', '\u202e', '\u2066', '\u200b', '\ufeff'])(
  'an address with a character that nobody sees is refused: %j',
  (character) => {
    const link = { url: `https://tests.example/a${character}b`, by: 'ana', at: 1 }
    expect(linkKind.value.safeParse(link).success).toBe(false)
    expect(linkKind.value.safeParse({ ...link, url: 'https://tests.example/ab' }).success).toBe(true)
  },
)

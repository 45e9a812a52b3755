// Which addresses the service worker answers, and with what.
import { expect, test } from 'vitest'
import { answererOf } from '#client/worker/navigations.ts'

test('rooms, products, shops and the desk are the page that is cached', () => {
  for (const path of ['/', '/r/abc', '/p/ridge-boot', '/shop/corner', '/shop/corner/p/mug', '/desk'])
    expect([path, answererOf(path)]).toEqual([path, 'page'])
})

test('an invitation is written by the server each time; without a network the cached page says so', () => {
  expect(answererOf('/i/abcDEF123')).toBe('written')
})

test('where there is no page, the server says so', () => {
  for (const path of ['/r/abc/x/y', '/r/', '/p/', '/shop/corner/x', '/shop/corner/p', '/i/abc/x', '/desk/x', '/zzz'])
    expect([path, answererOf(path)]).toEqual([path, 'server'])
})

test('answer links, pictures for messengers and everything else are the server’s own', () => {
  const own = [
    '/a/token',
    '/i/abc/card.jpg',
    '/p/ridge-boot/card.jpg',
    '/r/abc/card.jpg',
    '/docs',
    '/openapi.json',
    '/i/',
  ]
  for (const path of own) expect([path, answererOf(path)]).toEqual([path, 'server'])
})

// The limits of annotation records, at their boundaries.
import { expect, test } from 'vitest'
import { maxPinLength } from '#shared/annotations/pin.ts'
import { maxStrokePoints } from '#shared/annotations/stroke.ts'
import { maxMentions, maxMessageLength, maxShownProducts } from '#shared/annotations/message.ts'
import { maxAsked } from '#shared/annotations/thread.ts'
import { grantsFor, authorizeEdit, maxClockAheadMs } from '#shared/records/authorize.ts'
import { documentKinds, kindsIn } from '#shared/records/table.ts'
import { voices } from '#shared/roles.ts'
import { now, verdictOn } from './verdicts.ts'

const signed = { by: 'ana', at: now }
const spot = { on: 'image', productId: 'boot', image: '/boot.webp', x: 0.5, y: 0.5 }
const pin = (more: object) => verdictOn('pins', 'p1', { anchor: spot, text: 'here', ...signed, ...more })
const message = (more: object) => verdictOn('messages', 'room/m1', { text: 'hello', ...signed, ...more })
const stroke = (points: unknown) =>
  verdictOn('strokes', 's1', { productId: 'boot', image: '/boot.webp', points, ...signed })
const comparison = (productIds: unknown) => verdictOn('comparisons', 'c1', { productIds, ...signed })
const question = (more: object) => verdictOn('threads', 'q1', { subject: 'room', kind: 'question', ...signed, ...more })
const ids = (count: number) => Array.from({ length: count }, (_, index) => `id${index}`)

test('the examples of every kind are valid records', () => {
  for (const name of documentKinds) {
    for (const kind of kindsIn(name)) {
      for (const { id, value } of kind.examples) {
        const edit = { root: kind.root, key: id, before: undefined, after: value }
        const server = { id: 'server', role: 'server' } as const
        expect(authorizeEdit(kind, edit, { actor: server, now, read: () => undefined }), kind.root).toMatchObject({
          ok: true,
        })
      }
    }
  }
})

test('a role that may remove and create a record may also change it: offline, both arrive as one change', () => {
  for (const kind of documentKinds.flatMap(kindsIn)) {
    for (const role of voices) {
      const may = (before: unknown, after: unknown) =>
        grantsFor(kind, { root: kind.root, key: '', before, after }).some((grant) => grant.roles.includes(role))
      expect(may(1, undefined) && may(undefined, 1) && !may(1, 1), `${role} ${kind.root}`).toBe(false)
    }
  }
})

test('a pin lies on the picture, edges included', () => {
  for (const at of [0, 1, -0, 0.000_001]) expect(pin({ anchor: { ...spot, x: at, y: at } })).toBe('admitted')
  for (const off of [-0.000_001, 1.000_001, Number.NaN, Number.POSITIVE_INFINITY, '0.5', null, undefined]) {
    expect(pin({ anchor: { ...spot, x: off } })).toBe('bad-value')
    expect(pin({ anchor: { ...spot, y: off } })).toBe('bad-value')
  }
})

test('a pin is on exactly one of the things that can have pins', () => {
  expect(pin({ anchor: { on: 'variant', variantId: 'boot:walnut-39' } })).toBe('admitted')
  expect(pin({ anchor: { on: 'attribute', comparisonId: 'c1', attribute: 'Sole' } })).toBe('admitted')
  expect(pin({ anchor: { on: 'attribute', comparisonId: 'c1', attribute: 'Sole', productId: 'boot' } })).toBe(
    'admitted',
  )
  expect(pin({ anchor: { on: 'review', productId: 'boot', reviewId: 'r1' } })).toBe('admitted')
  expect(pin({ anchor: { on: 'moon' } })).toBe('bad-value')
  expect(pin({ anchor: { ...spot, variantId: 'boot:walnut-39' } })).toBe('bad-value')
  expect(pin({ anchor: { on: 'variant', variantId: 'boot/walnut' } })).toBe('bad-value')
})

test('texts may be as long as their limits and no longer', () => {
  expect(pin({ text: 'x'.repeat(maxPinLength) })).toBe('admitted')
  expect(pin({ text: 'x'.repeat(maxPinLength + 1) })).toBe('bad-value')
  expect(pin({ text: '' })).toBe('bad-value')
  expect(message({ text: 'x'.repeat(maxMessageLength) })).toBe('admitted')
  expect(message({ text: 'x'.repeat(maxMessageLength + 1) })).toBe('bad-value')
})

test('a word of 10,000 characters is refused everywhere, and one that fits is stored unchanged', () => {
  const endless = 'w'.repeat(10_000)
  expect(pin({ text: endless })).toBe('bad-value')
  expect(message({ text: endless })).toBe('bad-value')
  expect(question({ askedOf: [endless] })).toBe('bad-value')
  expect(verdictOn('links', 'l1', { url: `https://a.example/${endless}`, ...signed })).toBe('bad-value')
  expect(verdictOn('links', 'l1', { url: 'https://a.example/', title: endless, ...signed })).toBe('bad-value')
  expect(message({ text: endless.slice(0, maxMessageLength) })).toBe('admitted')
})

test('markup, scripts, right-to-left text and emoji are ordinary text', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"}]}</textarea>{{7*7}}${7*7}',
    '\u202Eelbatcepsnu\u202C',
    'مرحبا يا صديقي',
    '👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    '\u0000',
    '__proto__',
  ]) {
    expect(message({ text }), text).toBe('admitted')
    expect(pin({ text }), text).toBe('admitted')
  }
})

test('a message has text or shows products', () => {
  for (const text of ['', '   ', '\n\t']) {
    expect(message({ text })).toBe('bad-value')
    expect(message({ text, products: ['boot'] })).toBe('admitted')
  }
  expect(message({ products: [] })).toBe('bad-value')
  expect(message({ products: ids(maxShownProducts) })).toBe('admitted')
  expect(message({ products: ids(maxShownProducts + 1) })).toBe('bad-value')
  expect(message({ mentions: ids(maxMentions) })).toBe('admitted')
  expect(message({ mentions: ids(maxMentions + 1) })).toBe('bad-value')
  // A mentioned member may have left; the message stays valid.
  expect(message({ mentions: ['a-stranger'], replyTo: 'gone' })).toBe('admitted')
})

test('a value has the fields of its kind and no others', () => {
  expect(message({ html: '<b>hi</b>' })).toBe('bad-value')
  expect(pin({ anchor: { ...spot, z: 1 } })).toBe('bad-value')
  expect(message({ by: undefined })).toBe('bad-value')
  expect(message({ by: 'ben' })).toBe('not-your-record')
})

test('a stroke has 2 to 500 points, all on the picture', () => {
  const points = (count: number) => Array.from({ length: count }, () => [0.5, 0.5])
  expect(stroke(points(1))).toBe('bad-value')
  expect(stroke(points(2))).toBe('admitted')
  expect(stroke(points(maxStrokePoints))).toBe('admitted')
  expect(stroke(points(maxStrokePoints + 1))).toBe('bad-value')
  expect(
    stroke([
      [0, 0],
      [1, 1.01],
    ]),
  ).toBe('bad-value')
  expect(
    stroke([
      [0, 0],
      [1, 1, 1],
    ]),
  ).toBe('bad-value')
  expect(stroke([[0, 0], [1]])).toBe('bad-value')
})

test('two to six products stand side by side, each once', () => {
  expect(comparison(ids(1))).toBe('bad-value')
  expect(comparison(ids(2))).toBe('admitted')
  expect(comparison(ids(6))).toBe('admitted')
  expect(comparison(ids(7))).toBe('bad-value')
  expect(comparison(['boot', 'boot'])).toBe('bad-value')
})

test('a moment more than five minutes ahead, or beyond the last valid date, is refused', () => {
  expect(message({ at: now + maxClockAheadMs })).toBe('admitted')
  expect(message({ at: now + maxClockAheadMs + 1 })).toBe('clock-ahead')
  expect(message({ editedAt: now + maxClockAheadMs })).toBe('admitted')
  expect(message({ editedAt: now + maxClockAheadMs + 1 })).toBe('clock-ahead')
  for (const at of [-1, 0.5, Number.NaN, '1700000000000']) expect(message({ at })).toBe('bad-value')
  // An answer may be due at any valid date.
  expect(question({ dueAt: now * 2 })).toBe('admitted')
  expect(question({ dueAt: 8_640_000_000_000_000 })).toBe('admitted')
  expect(question({ dueAt: 8_640_000_000_000_001 })).toBe('bad-value')
})

test('a question is addressed to the shop or to up to fifty members', () => {
  expect(question({ askedOf: 'shop' })).toBe('admitted')
  expect(question({ askedOf: ids(maxAsked) })).toBe('admitted')
  expect(question({ askedOf: ids(maxAsked + 1) })).toBe('bad-value')
  expect(question({ askedOf: [] })).toBe('bad-value')
  expect(question({ askedOf: 'ben' })).toBe('bad-value')
  expect(verdictOn('threads', 'room', { subject: 'room', kind: 'talk', askedOf: 'shop', ...signed })).toBe('bad-value')
})

test('a link is an https address without a password', () => {
  const link = (url: string) => verdictOn('links', 'l1', { url, ...signed })
  for (const url of [
    'https://tests.example',
    'https://tests.example/a?b=c#d',
    'https://tests.example:8443/ä',
    'https://[::1]/',
  ])
    expect(link(url), url).toBe('admitted')
  for (const url of [
    'http://tests.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'https://a b.example/',
    'https://tests.example/a b',
    'https://ana:secret@tests.example/',
    'https://shop.example\\@tests.example/',
    'https://[/',
    'https://tests.example:99999/',
    'https://%%/',
  ])
    expect(link(url), url).toBe('bad-value')
})

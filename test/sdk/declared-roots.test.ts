// Views declare the roots that they are folded from, and are folded again only when one of these changed.
import { expect, onTestFinished, test } from 'vitest'
import { Access } from '#client/sdk/access.ts'
import { derived } from '#client/sdk/derived.ts'
import { DocumentLink } from '#client/sdk/document-link.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import { RoomDocument } from '#client/sdk/room-document.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { granted } from '#test/support/shoppers.ts'

const opinion = { verdict: 'yes', at: 1 } as const

test('a change of another root folds nothing', async () => {
  const cart = await offline('cart')
  let folds = 0
  const lanes = cart.derived(['lanes'], ({ records }) => {
    folds++
    return records('lanes').size
  })
  expect(lanes.get()).toBe(0)
  granted(cart.write({ root: 'opinions', key: 'boots/ana', after: opinion }))
  expect(lanes.get()).toBe(0)
  expect(folds).toBe(1)
  granted(cart.write({ root: 'lanes', key: 'boots', after: 'considering' }))
  expect(lanes.get()).toBe(1)
  expect(folds).toBe(2)
})

test('a change of another root tells nobody, and several changes of one root tell once', async () => {
  const cart = await offline('cart')
  let calls = 0
  cart.derived(['lanes'], ({ records }) => records('lanes').size).subscribe(() => calls++)
  granted(cart.write({ root: 'opinions', key: 'boots/ana', after: opinion }))
  await Promise.resolve()
  expect(calls).toBe(0)
  granted(cart.write({ root: 'lanes', key: 'boots', after: 'considering' }))
  granted(cart.write({ root: 'lanes', key: 'coat', after: 'considering' }))
  await Promise.resolve()
  expect(calls).toBe(1)
})

test('a fold that reads a root it does not declare fails at once', async () => {
  const cart = await offline('cart')
  const view = cart.derived(['lanes'], ({ records }) => records('wants').size)
  expect(() => view.get()).toThrow('wants')
})

test('an incremental fold gets the keys of its own roots', async () => {
  const annotations = await offline('annotations')
  const told: unknown[] = []
  annotations.derivedBy(['reactions', 'messages'], { invalidate: (changed) => told.push(changed), value: () => told })
  granted(
    annotations.writeAny([
      {
        root: 'pins',
        key: 'pin',
        after: { ...signed, anchor: { on: 'variant', variantId: 'boots:39' }, text: 'look' },
      },
      { root: 'messages', key: 'thread/message', after: { ...signed, text: 'hello' } },
    ]),
  )
  expect(told).toEqual([new Map([['messages', new Set(['thread/message'])]])])
})

test('a view derived from others is current together with them', async () => {
  const cart = await offline('cart')
  const lanes = cart.derived(['lanes'], ({ records }) => records('lanes').size)
  const more = new ObservableValue(10)
  const sum = derived([lanes, more], () => lanes.get() + more.get())
  expect(sum.get()).toBe(10)
  granted(cart.write({ root: 'lanes', key: 'boots', after: 'considering' }))
  expect(sum.get()).toBe(11)
  more.set(20)
  expect(sum.get()).toBe(21)
})

const signed = { by: 'ana', at: 1 }

/** A document that was never connected, whose writer the rules take for the server. */
async function offline<Name extends DocumentName>(name: Name): Promise<RoomDocument<Name>> {
  const link = await DocumentLink.open({
    name,
    url: 'ws://127.0.0.1:9/sync/nowhere',
    socket: WebSocket,
    access: new Access({ server: 'http://127.0.0.1:9', session: 'none', now: Date.now }),
    actor: () => ({ id: 'ana', role: 'server' }),
    local: undefined,
    events: { status: () => {}, rejected: () => {}, ended: () => {} },
    now: Date.now,
    random: Math.random,
  })
  onTestFinished(() => link.close())
  return new RoomDocument(link, (writes) => link.write(writes))
}

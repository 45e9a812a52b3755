// A room with a full cart that nobody edits: its records take long to read, and others would notice.
import { expect, test } from 'vitest'
import { largeBytes } from '#server/sync/live-document.ts'
import { askDearly } from '#test/support/dear-questions.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { writeAsServer } from '#test/support/server-writes.ts'

const boot = { productId: 'ridge-boot', variantId: 'ridge-boot:walnut-39' } as const

/** A server that was started again, and the host of a room with a large cart that nobody has opened since. @param price of the only line, where it is not that of the shop. */
async function restarted(price?: number) {
  const first = await startTestServer()
  const ana = await openRoom(first.url, 'Ana')
  await fillDocument(first, ana.roomId, { bytes: 2 * largeBytes })
  const [write, key] = [writeAsServer.bind(undefined, first, ana.roomId, 'cart'), boot.variantId]
  await write([{ root: 'lines', key, value: { ...boot, by: ana.memberId, at: 1 } }])
  const records = () => first.directory.inMemory[0]?.records('quotes')
  await expect.poll(() => records()?.get(key)).toBeDefined()
  const old = { amountMinor: price, currency: 'EUR', exponent: 2, available: true, at: 1 }
  if (price !== undefined) await write([{ root: 'quotes', key, value: old }])
  await first.stop()
  const server = await startTestServer({ DATA_DIR: first.dataDir })
  return { server, ana, cart: () => server.directory.inMemory[0]?.document('cart') }
}

test('a guest who enters and asks everything does not have the records read', async () => {
  const { server, ana, cart } = await restarted()
  const reader = await RawConnection.open(server.url, ana)
  expect(reader.record('notes', 'boot:0/somebody')).toBeDefined()
  const [asking, answers] = [new AbortController(), new Map<string, number>()]
  const asked = askDearly(server.url, ana, asking.signal, answers)
  await expect
    .poll(() => [...answers.keys()])
    .toEqual(expect.arrayContaining(['summary 200', 'catch-up 200', 'sync 1']))
  asking.abort()
  await asked
  expect(cart()?.wakesSlowly).toBe(true)
})

test('the first edit has them read, and is saved', async () => {
  const { server, ana, cart } = await restarted()
  const writer = await RawConnection.open(server.url, ana)
  const key = `mug:1/${ana.memberId}`
  expect(await writer.write((doc) => doc.getMap('notes').set(key, 'two'))).toEqual({ saved: true })
  expect(cart()?.wakesSlowly).toBe(false)
})

test('a price that changed meanwhile stands in the cart when the room is opened', async () => {
  const { server, ana } = await restarted(4_321)
  const reader = await RawConnection.open(server.url, ana)
  expect(reader.record('quotes', boot.variantId)).toMatchObject({ amountMinor: 13_900 })
})

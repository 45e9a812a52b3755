// What the client does at the limits of the server: it waits, reconnects, or rejects edits with the reason.
import { expect, test } from 'vitest'
import { maxDocumentRecords, maxShareRecords } from '#shared/records/limits.ts'
import { join } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { TestServer } from '#test/support/server.ts'

const boots = 'ridge-boot:walnut-39'

test(
  'a client that writes faster than a connection may waits or reconnects, and loses nothing',
  { timeout: 240_000 },
  async () => {
    const { ana, ben } = await twoShoppers({ SEAT_UPDATES_PER_SECOND: '200' })
    granted(ana.room.cart.add(boots))
    for (let count = 0; count < 500; count += 1) {
      granted(ana.room.cart.note(boots, `note ${count}`))
      // Each write is an update of its own, as when somebody types or moves.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await ana.room.saved()
    expect(ana.room.rejectedEdits.get()).toEqual([])
    await until(ben.room.cart.view, ({ lines }) => lines[0]?.notes[0]?.text === 'note 499')
  },
)

test('edits that a full room cannot take are rejected, and reading goes on', async () => {
  const { server, ana, ben, code } = await twoShoppers()
  granted(ben.room.cart.add(boots))
  await ben.room.saved()
  // Each of the two takes at most half, and those of one link together less than all.
  const other = granted(await ana.room.invitations.create({ role: 'shopper' }))
  await fill(server, await join(server.url, code, 'Cleo'))
  await fill(server, await join(server.url, other.code, 'Dora'))
  granted(ben.room.cart.add('rain-coat:sand-m'))
  const [handedBack] = await until(ben.room.rejectedEdits, (list) => list.length > 0)
  expect(handedBack?.refusal.code).toBe('document-full')
  // Existing records can still be changed, and others see it.
  granted(ben.room.cart.want(boots, 2))
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 2)
})

/** Fills the cart with a guest's share, up to one record less than its limit. */
async function fill({ url, directory }: TestServer, guest: Person): Promise<void> {
  const connection = await RawConnection.open(url, guest)
  const room = directory.inMemory.find(({ id }) => id === guest.roomId)
  const space = maxDocumentRecords - 1 - (room?.document('cart').records.recordCount ?? 0)
  let left = Math.min(space, maxShareRecords)
  while (left > 0) {
    const count = Math.min(left, 1_000)
    const answer = await connection.write((doc) => {
      for (let note = 0; note < count; note += 1) doc.getMap('notes').set(`n${left - note}/${guest.memberId}`, 'x')
    })
    expect(answer).toEqual({ saved: true })
    left -= count
  }
  await connection.close()
}

test.each([
  ['title', 80],
  ['occasion', 120],
] as const)('a room’s %s may have %i characters, and no more', async (field, most) => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.setFrame(field, 'x'.repeat(most)))
  await until(ben.room.cart.view, ({ frame }) => frame[field]?.length === most)
  expect(ana.room.cart.setFrame(field, 'x'.repeat(most + 1))).toMatchObject({ refusal: { code: 'bad-value' } })
})

// A room whose data is damaged on the disk is closed for good, its people are told so, and its repair lets them in again.
import { expect, test } from 'vitest'
import { resumeRoom, startRoom } from '#client/sdk/index.ts'
import { db } from '#test/support/command.ts'
import { flipBit } from '#test/support/flip.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('people of a damaged room stop trying and are told why; other rooms go on; a repair brings everything back', async () => {
  const { server, ana, ben } = await twoShoppers()
  const other = granted(await startRoom({ name: 'Cleo' }, { server: server.url }))
  granted(ana.room.cart.add(boots))
  granted(other.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  await Promise.all([ana.room.saved(), other.room.saved()])
  await server.stop()
  flipBit(server, {
    table: 'snapshots',
    column: 'state',
    where: `document = ${cartOf(ana.room.info.id)}`,
  })

  const second = await again(server)
  const ended = await until(ben.room.connection, ({ state }) => state === 'ended')
  expect(ended).toEqual({ state: 'ended', refusal: { code: 'room-damaged' } })
  await until(ana.room.connection, ({ state }) => state === 'ended')
  await until(other.room.connection, ({ state }) => state === 'saved')
  granted(other.room.cart.add('rain-coat:sand-m'))
  await other.room.saved()
  const metrics = await (await fetch(`${second.url}/metrics`)).text()
  expect(metrics).toContain('tagalong_rooms_damaged 1')
  await second.stop()
  await other.room.close()

  expect(await db(server.dataDir, 'repair', ana.room.info.id)).toMatchObject({ code: 0 })
  const third = await again(server)
  const back = granted(await resumeRoom({ ...ana.session, server: third.url }, { server: third.url }))
  expect(back.cart.view.get().lines.map(({ id }) => id)).toEqual([boots])
  granted(back.cart.want(boots, 3))
  await back.saved()
  await back.close()
})

/** SQL for the number of a room's cart. */
function cartOf(roomId: string): string {
  return `(select documents.num from documents join rooms on rooms.num = documents.room where rooms.id = '${roomId}' and name = 'cart')`
}

function again({ url, dataDir }: TestServer): Promise<TestServer> {
  return startTestServer({ PORT: new URL(url).port, DATA_DIR: dataDir })
}

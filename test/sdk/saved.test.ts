import { expect, test } from 'vitest'
import { resumeRoom, startRoom } from '#client/sdk/index.ts'
import type { SavedSession } from '#client/sdk/index.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('the connection is saving, then saved', async () => {
  const { ana } = await twoShoppers()
  expect(ana.room.connection.get()).toEqual({ state: 'saved' })
  granted(ana.room.cart.add(boots))
  expect(ana.room.connection.get()).toEqual({ state: 'saving', waiting: 1 })
  await ana.room.saved()
  expect(ana.room.connection.get()).toEqual({ state: 'saved' })
})

test('saved edits survive a server that is killed', async () => {
  const server = await startServerProcess()
  let session: SavedSession | undefined
  const { room } = granted(
    await startRoom({ name: 'Ana' }, { server: server.url, onSession: (saved) => (session = saved) }),
  )
  granted(room.cart.add(boots))
  await room.saved()
  await server.kill('SIGKILL')
  await room.close()
  await server.restart()
  const again = granted(await resumeRoom(session as SavedSession))
  expect(again.cart.view.get().lines).toMatchObject([{ id: boots, quantity: 1 }])
  await again.close()
})

test('a server that stops and starts again gets the edits made meanwhile', async () => {
  const { server, ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await ana.room.saved()
  await server.stop()
  for (const { room } of [ana, ben]) await until(room.connection, ({ state }) => state === 'reconnecting')
  granted(ana.room.cart.want(line, 2))
  granted(ben.room.cart.want(line, 5))
  await startTestServer({ PORT: new URL(server.url).port, DATA_DIR: server.dataDir })
  await Promise.all([ana.room.saved(), ben.room.saved()])
  for (const { room } of [ana, ben]) await until(room.cart.view, ({ lines }) => lines[0]?.quantity === 7)
})

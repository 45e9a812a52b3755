// A server that knows less than its clients: it was restored from a backup.
import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const coat = 'rain-coat:sand-m'

test('every device sends its own lost edits again, and none in another member’s name', async () => {
  const { server, ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  await server.stop()
  const backup = temporaryFolder()
  cpSync(server.dataDir, backup, { recursive: true })

  const second = await again(server, server.dataDir)
  granted(ben.room.cart.want(line, 2))
  granted(ben.room.cart.add(coat))
  granted(ana.room.cart.note(line, 'after the backup'))
  await Promise.all([ana.room.saved(), ben.room.saved()])
  await until(ana.room.cart.view, ({ lines }) => lines.length === 2 && lines[0]?.quantity === 3)
  await second.stop()

  await again(server, backup)
  for (const { room } of [ana, ben]) {
    const { lines } = await until(
      room.cart.view,
      (view) => view.lines.length === 2 && view.lines[0]?.quantity === 3 && view.lines[0].notes.length === 1,
    )
    expect(lines[1]).toMatchObject({ id: coat, by: ben.id, quantity: 1 })
    await room.saved()
    expect(room.rejectedEdits.get()).toEqual([])
  }
})

function again({ url }: TestServer, dataDir: string): Promise<TestServer> {
  return startTestServer({ PORT: new URL(url).port, DATA_DIR: dataDir })
}

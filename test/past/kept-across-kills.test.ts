// Nothing of the past is lost or doubled, whenever the server is killed: during a commit, or while it compacts the updates that an
// earlier kill left.
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { unpackUpdates } from '#server/storage/pack-updates.ts'
import { busyRooms, everybody, shop } from '#test/chaos/room-under-load.ts'
import { chance } from '#test/support/chance.ts'
import { databaseOf } from '#test/support/database.ts'
import { startServerProcess } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const rounds = 3

test(`every update is kept once across ${rounds} kills`, async () => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startServerProcess()
  const rooms = await busyRooms(server.url, 2)
  for (let round = 0; round < rounds; round += 1) {
    await until('all to be back', () => everybody(rooms).every(({ connected }) => connected))
    const shopping = shop(rooms, { chance: dice, forMs: 300 })
    await wait(dice.whole(0, 300))
    await server.kill('SIGKILL')
    await shopping
    await server.restart()
    // During the compaction of the rest, or a little later.
    await wait(dice.whole(0, 40))
    await server.kill('SIGKILL')
    await server.restart()
  }
  for (const shopper of everybody(rooms)) shopper.leave()
  await server.kill('SIGTERM')
  const { kept, places, logged } = await keptIn(server)
  expect(kept.length).toBeGreaterThan(8)
  expect(new Set(kept).size).toBe(kept.length)
  // Places in the log have no gaps: a committed update is in a segment or still in the log.
  expect(kept.length + logged).toBe(places)
  for (const shopper of everybody(rooms)) shopper.end()
}, 90_000)

/** The updates in segments, the number of all updates ever, and how many are in the log and in no segment. */
async function keptIn(server: { readonly dataDir: string }) {
  const db = databaseOf(server)
  const segments = await db.selectFrom('history_segments').select(['document', 'last', 'updates']).execute()
  const kept = segments.flatMap(({ updates }) => (updates ? unpackUpdates(updates) : [])).map(({ id }) => id)
  const last = new Map<number, number>()
  for (const segment of segments) last.set(segment.document, Math.max(last.get(segment.document) ?? 0, segment.last))
  const log = await db.selectFrom('updates').select(['id', 'document']).execute()
  const logged = log.filter(({ id, document }) => id > (last.get(document) ?? 0)).length
  return { kept, places: Math.max(...kept, ...log.map(({ id }) => id)), logged }
}

// Which websites may show a page in a frame: those of the page's shop, and no other shop's.
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import { Origins } from '#server/http/origins.ts'
import { migrate } from '#server/storage/migrate.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { startHttp } from '#test/support/http.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { startTestServer } from '#test/support/server.ts'

const demo = "'self' https://ridge.example"
const lake = "'self' https://lake.example"

/** Two shops with a website each, and a room in each of them. */
async function twoShops() {
  const server = await startTestServer()
  const db = databaseOf(server)
  const ridge = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  await db
    .insertInto('shops')
    .values({ ...ridge, id: 'lake', origins: '["https://lake.example/"]' })
    .execute()
  await db.updateTable('shops').set({ origins: '["https://ridge.example"]' }).where('id', '=', 'demo').execute()
  const start = async (shop: string) =>
    (await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana', shop } })).body
  const embedders = (path: string) => embeddersOf(server.url, path)
  return { server, db, embedders, atDemo: await start('demo'), atLake: await start('lake') }
}

async function embeddersOf(url: string, path: string): Promise<string | undefined> {
  const { headers } = await fetch(url + path)
  return /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]
}

test('a page is embedded by the websites of its own shop alone', async () => {
  const { embedders, atDemo, atLake } = await twoShops()
  for (const [path, its] of [
    [`/r/${atDemo.room.id}`, demo],
    [`/r/${atLake.room.id}`, lake],
    [`/r/${atLake.room.id}/`, lake],
    [`/i/${atDemo.invitation.code}`, demo],
    [`/i/${atLake.invitation.code}?from=mail`, lake],
    ['/shop/demo', demo],
    ['/shop/lake/p/ridge-boot', lake],
  ] as const) {
    expect([path, await embedders(path)]).toEqual([path, its])
    // From memory, the second time.
    expect([path, await embedders(path)]).toEqual([path, its])
  }
})

test('a page that belongs to no shop, or does not exist, is embedded by no other website', async () => {
  const { embedders, atDemo } = await twoShops()
  const paths = ['/', '/docs', '/healthz', '/r/', '/r/nothing', '/i/nothing', '/shop/nothing', '/p/ridge-boot']
  for (const path of [...paths, `/i/${atDemo.room.id}`, `/r/${atDemo.invitation.code}`, `/r/${'a'.repeat(5000)}`]) {
    expect([path, await embedders(path)]).toEqual([path, "'self'"])
  }
})

test('loading the page of an invitation counts no use, and does not reveal that it has ended', async () => {
  const { server, embedders, atLake } = await twoShops()
  const { token, room } = atLake
  const invite = { token, body: { role: 'viewer', maxUses: 1 } }
  const { body } = await ask<{ code: string }>(server, `POST /rooms/${room.id}/invitations`, invite)
  expect(await embedders(`/i/${body.code}`)).toBe(lake)
  const join = () => ask(server, `POST /invitations/${body.code}/accept`, { body: { name: 'Ben' } })
  expect([(await join()).status, (await join()).status]).toEqual([201, 410])
  expect(await embedders(`/i/${body.code}`)).toBe(lake)
})

test('the page of a personal link and the pages that mails link to are embedded by no website', async () => {
  const { embedders } = await twoShops()
  for (const path of ['/a/nothing', '/mail/stop/nothing']) expect(await embedders(path)).toBe("'none'")
})

test('a page whose shop cannot be looked up is served all the same, and embedded by no website', async () => {
  const db = openSqlite(temporaryFolder())
  await migrate(db)
  const broken = await httpOn(db)
  expect(await embeddersOf(broken.url, '/r/room')).toBe("'self'")
  await db.destroy()
  await isShownToNobody(broken)
  await isShownToNobody(await httpOn(new Kysely<Tables>({ dialect: silence })))
})

type Http = Awaited<ReturnType<typeof startHttp>>

async function httpOn(db: Kysely<Tables>): Promise<Http> {
  const http = await startHttp({ origins: new Origins({ db, publicUrl: () => 'http://shop.test', now: Date.now }) })
  http.build('page/index.html', '<title>Tagalong</title>')
  return http
}

async function isShownToNobody({ url, log }: Http): Promise<void> {
  const answer = await fetch(`${url}/r/another`)
  expect([answer.status, await answer.text()]).toEqual([200, '<title>Tagalong</title>'])
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(log.map(({ msg }) => msg)).toContain('A page is shown in no frame, for its shop could not be looked up')
}

/** A database that never answers. */
const silence = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => Object.assign(new DummyDriver(), { acquireConnection: () => new Promise<never>(() => {}) }),
  createIntrospector: (db: Kysely<Tables>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

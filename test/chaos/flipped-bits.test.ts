// One bit flips on the disk, in each table in turn. The room it belongs to may suffer; no other room does, nothing flipped is stored
// as if it were right, and the server starts, keeps house and stops.
import { DatabaseSync } from 'node:sqlite'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile } from '#server/storage/database-file.ts'
import { ask } from '#test/support/api.ts'
import { flipBit } from '#test/support/flip.ts'
import type { FlipTarget } from '#test/support/flip.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const notesOf = ({ memberId }: Person, count: number) => `boot:${count}/${memberId}`
const line = 'ridge-boot:walnut-39'
const settings = { ROOM_IDLE_SECONDS: '0', PAST_DAYS: '1' }

/** A folder with two rooms: each has a snapshot, segments, and updates that only the log has. */
async function leftByACrash() {
  const server = await startTestServer(settings)
  const people = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Ben')] as const
  for (const person of people) {
    await addLine(server, person)
    await write(server, person, 5)
  }
  await server.stop()
  const second = await startTestServer({ ...settings, ROOM_IDLE_SECONDS: '3600', DATA_DIR: server.dataDir })
  for (const person of people) await write(second, person, 10)
  // As the process would leave it if it ended now: the log has what no snapshot has yet.
  const dataDir = temporaryFolder()
  const source = new DatabaseSync(join(server.dataDir, databaseFile))
  source.prepare('vacuum into ?').run(join(dataDir, databaseFile))
  source.close()
  const left = new DatabaseSync(join(dataDir, databaseFile))
  left.exec(`insert into pending_events (room, member_id, kind, subject, detail)
    values (1, null, 'invitation.made', 'i1', '{"role":"shopper"}')`)
  left.close()
  cpSync(join(server.dataDir, 'secret'), join(dataDir, 'secret'))
  await second.stop()
  return { dataDir, ana: people[0], ben: people[1] }
}

async function addLine({ url }: TestServer, person: Person): Promise<void> {
  const connection = await RawConnection.open(url, person)
  const value = { productId: 'ridge-boot', variantId: line, by: person.memberId, at: Date.now() }
  expect(await connection.write((doc) => doc.getMap('lines').set(line, value))).toEqual({ saved: true })
  await connection.close()
}

async function write({ url }: TestServer, person: Person, count: number): Promise<void> {
  const connection = await RawConnection.open(url, person)
  for (let at = 0; at < count; at += 1) {
    const saved = await connection.write((doc) =>
      doc.getMap('notes').set(notesOf(person, at), `note ${at} of ${count}`),
    )
    expect(saved).toEqual({ saved: true })
  }
  await connection.close()
}

/** The number of no room. */
const noRoom = 99
/** Rows of the first room and of what all rooms use: what holds a room together. All other tables of the schema come by themselves. */
const inRoom = 'room = 1'
const inDocument = 'document in (select num from documents where room = 1)'
const chosen: readonly FlipTarget[] = [
  {
    table: 'updates',
    column: 'data',
    where: `${inDocument} and id > (select upto from snapshots where snapshots.document = updates.document)`,
  },
  { table: 'snapshots', column: 'state', where: inDocument },
  { table: 'history_segments', column: 'updates', where: inDocument },
  { table: 'events', column: 'detail', where: inRoom },
  { table: 'events', column: 'kind', where: inRoom },
  { table: 'events', column: 'subject', where: inRoom },
  { table: 'clients', column: 'member_id', where: inRoom },
  { table: 'documents', column: 'name', where: inRoom },
  { table: 'members', column: 'name', where: inRoom },
  { table: 'members', column: 'role', where: inRoom },
  { table: 'members', column: 'id', where: inRoom },
  { table: 'invitations', column: 'role', where: inRoom },
  { table: 'invitations', column: 'code_hash', where: inRoom },
  { table: 'sessions', column: 'hash', where: 'member_id in (select id from members where room = 1)' },
  { table: 'rooms', column: 'title', where: 'num = 1' },
  { table: 'rooms', column: 'id', where: 'num = 1' },
  { table: 'audit', column: 'detail', where: inRoom },
  { table: 'pending_events', column: 'detail', where: inRoom },
  { table: 'pending_events', column: 'kind', where: inRoom },
  { table: 'products', column: 'data', where: "id = 'ridge-boot'" },
  { table: 'shops', column: 'origins' },
]

/**
 * How a member is closed for good where the damage lies in what makes the room: the room is damaged, or there is none of that id.
 * With any other damage they come in.
 */
const closing: Readonly<Record<string, number>> = {
  'updates.data': 4410,
  'snapshots.state': 4410,
  'documents.name': 4410,
  'members.id': 4401,
  'rooms.id': 4401,
}

/**
 * A target in each table that none was chosen in, with a row where it has none: so a table that is added is covered as well. Of its
 * columns the first is taken that holds words or bytes and tells no rows apart.
 */
function targetsIn(dataDir: string, { memberId }: Person): readonly FlipTarget[] {
  const tables = rows(dataDir, `select name from sqlite_master where type = 'table' and sql not like 'create virtual%'`)
    .map(({ name }) => String(name))
    .filter((name) => !/^(sqlite|kysely)_/.test(name) && !chosen.some(({ table }) => table === name))
  return tables.map((table) => {
    const columns = rows(dataDir, `select name, type, pk, "notnull" as needed from pragma_table_info('${table}')`)
    if (rows(dataDir, `select 1 from ${table}`).length === 0) addRow(dataDir, table, columns, memberId)
    const words = columns.filter(({ type }) => /text|blob/i.test(String(type)))
    const column = words.find(({ pk, name }) => pk === 0 && !/_id$|^id$/.test(String(name))) ?? words[0] ?? columns[0]
    return { table, column: String(column?.['name']) }
  })
}

function addRow(dataDir: string, table: string, columns: readonly Record<string, unknown>[], memberId: string): void {
  const db = new DatabaseSync(join(dataDir, databaseFile))
  db.exec('pragma foreign_keys = off')
  const valueOf = (name: string, type: string) => {
    if (name === 'member_id') return memberId
    // A room that stands there is made up, and goes with the next start.
    if (table === 'practice_rooms' && name === 'room') return noRoom
    if (/blob/i.test(type)) return Buffer.from('bytes')
    return /text/i.test(type) ? '{}' : 1
  }
  const values = columns.map(({ name, type }) => valueOf(String(name), String(type)))
  const names = columns.map(({ name }) => String(name))
  db.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(...values)
  db.close()
}

test('a flipped bit in any table is no other room’s trouble, and is folded into nothing', async () => {
  const { dataDir: before, ana, ben } = await leftByACrash()
  const others = targetsIn(before, ana)
  expect(others.length).toBeGreaterThan(10)
  for (const target of [...chosen, ...others]) {
    const place = `${target.table}.${target.column}`
    const dataDir = temporaryFolder()
    cpSync(before, dataDir, { recursive: true })
    expect(flipBit({ dataDir }, target), place).toBe(true)
    const [damaged] = stored(dataDir, target)
    const server = await startTestServer({ ...settings, DATA_DIR: dataDir })

    // The other room is whole, goes on, and is compacted.
    const connection = await RawConnection.open(server.url, ben)
    expect(connection.record('notes', notesOf(ben, 9)), place).toBe('note 9 of 10')
    expect(await connection.write((doc) => doc.getMap('notes').set(notesOf(ben, 0), place)), place).toEqual({
      saved: true,
    })
    await connection.close()
    expect((await ask(server, `GET /rooms/${ben.roomId}/history?limit=50`, { token: ben.token })).status, place).toBe(
      200,
    )
    await until(`the other room to be compacted (${place})`, () => uncompacted(dataDir, 2) === 0)

    // The room itself answers with what it has, or says for good that it does not.
    const own = await comesBack(server, ana, place)
    expect(own instanceof RawConnection ? undefined : own, place).toBe(closing[place])
    if (own instanceof RawConnection) {
      expect(own.record('notes', notesOf(ana, 1)), place).toMatch(/^note 1 of/)
      await own.close()
    }
    await server.stop()
    if (!(own instanceof RawConnection) && own === 4410) expect(stored(dataDir, target), place).toContainEqual(damaged)
    expect(uncompacted(dataDir, 2), place).toBe(0)
  }
})

/** The connection, or the code it was closed with. */
async function comesBack(server: TestServer, person: Person, place: string): Promise<RawConnection | number> {
  const knocking = RawConnection.knock(server.url, person)
  onTestFinished(() => knocking.socket.terminate())
  await until(`an answer (${place})`, () => knocking.closeCode !== undefined || knocking.greeted)
  return knocking.closeCode ?? RawConnection.open(server.url, person)
}

/** The values of a column in the first room, as text. */
function stored(dataDir: string, { table, column, where = '1' }: FlipTarget): readonly unknown[] {
  return rows(dataDir, `select hex(${column}) as value from ${table} where ${where}`).map(({ value }) => value)
}

/** How many updates of a room no snapshot has. */
function uncompacted(dataDir: string, room: number): unknown {
  const covered = 'select upto from snapshots where snapshots.document = updates.document'
  const documents = `select num from documents where room = ${room}`
  const [row] = rows(
    dataDir,
    `select count(*) as count from updates where document in (${documents}) and id > coalesce((${covered}), 0)`,
  )
  return row?.['count']
}

function rows(dataDir: string, text: string) {
  const db = new DatabaseSync(join(dataDir, databaseFile))
  try {
    return db.prepare(text).all()
  } finally {
    db.close()
  }
}

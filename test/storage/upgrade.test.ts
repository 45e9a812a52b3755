// A database of an earlier version, opened by this one. The fixture was written by the server as it was before migration 0010,
// which also gave the expected answers.
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Tokens } from '#server/identity/tokens.ts'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { join as joinRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import type { RoomDocumentName } from '#shared/records/table.ts'

/** What the version before answered. */
interface Before {
  readonly at: number
  readonly invitationCode: string
  readonly repeated: { readonly key: string; readonly body: object; readonly answer: object }
  readonly people: readonly {
    readonly name: string
    readonly memberId: string
    readonly roomId: string
    /** By path below `/api/v1`. */
    readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    /** By document, root and key. */
    readonly documents: Readonly<Partial<Record<RoomDocumentName, Readonly<Record<string, object>>>>>
  }[]
}

const fixtures = resolve(import.meta.dirname, '../fixtures')
const before = JSON.parse(readFileSync(join(fixtures, 'database-0009.json'), 'utf8')) as Before
/** The fixture's own; nothing else was ever signed with it. */
const secret = 'a secret of this fixture and of nothing else'
const history = '/rooms/{room}/history?limit=200'

/** A server of this version on the old database, at the instant that the old one was left. */
async function openOldDatabase(settings: Readonly<Record<string, string>> = {}) {
  const clock = movableClock()
  vi.setSystemTime(before.at)
  const dataDir = temporaryFolder()
  const old = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  old.exec(readFileSync(join(fixtures, 'database-0009.sql'), 'utf8'))
  old.close()
  const server = await startTestServer({
    DATA_DIR: dataDir,
    SECRET: secret,
    PUBLIC_URL: 'https://tagalong.example',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Tagalong <room@tagalong.example>',
    ...settings,
  })
  const tokens = new Tokens({ secret: new TextEncoder().encode(secret), now: Date.now })
  const person = async (name: string) => {
    const known = before.people.find((one) => one.name === name)
    if (!known) throw new Error(`${name} is not in the fixture`)
    const { id } = await databaseOf({ dataDir })
      .selectFrom('sessions')
      .select('id')
      .where('member_id', '=', known.memberId)
      .executeTakeFirstOrThrow()
    const { token } = await tokens.sign({ ...known, sessionId: id })
    return { ...known, token }
  }
  return { server, clock, person }
}

/** What the server answers now. */
async function answerOf(server: { readonly url: string }, { roomId, token }: Person, path: string) {
  const { status, body } = await ask<Record<string, unknown>>(server, `GET ${path.replace('{room}', roomId)}`, {
    token,
  })
  expect(status).toBe(200)
  return body
}

/**
 * What was answered then as it is shown now. The past calls a room what it is called now, for a title may hold a name that was
 * erased. Nobody had said that they were done, and a link opened to the room alone.
 */
function asShownNow(answer: object): object {
  const text = JSON.stringify(answer)
    .replaceAll('"title":"Ana’s room"', '"title":"Into the hills"')
    .replaceAll('"cart":{', '"cart":{"done":{},')
  const shown = JSON.parse(text) as { invitations?: object[] }
  if (!shown.invitations) return shown
  return {
    ...shown,
    invitations: shown.invitations.map((link) => ({
      ...link,
      about: null,
      showsCart: false,
      asks: null,
      hidesTitle: false,
    })),
  }
}

test('rooms of the version before are whole: records, members, history, past and invitations', async () => {
  const { server, person } = await openOldDatabase()
  for (const name of ['Ana', 'Cleo']) {
    const member = await person(name)
    for (const [path, answer] of Object.entries(member.answers)) {
      if (path !== history) expect(await answerOf(server, member, path)).toEqual(asShownNow(answer))
    }
    for (const [document, roots] of Object.entries(member.documents)) {
      const connection = await RawConnection.open(server.url, member, document as RoomDocumentName)
      const now = Object.keys(roots).map((root) => [root, connection.doc.getMap(root).toJSON()])
      expect(Object.fromEntries(now)).toEqual(roots)
      await connection.close()
    }
    const { events } = (await answerOf(server, member, history)) as { events: unknown[] }
    const old = (member.answers[history] as { events: unknown[] }).events
    expect(events.slice(0, old.length)).toEqual(old)
  }
})

test('a room of the version before goes on: people write, and a link that was open lets somebody in', async () => {
  const { server, person } = await openOldDatabase()
  const ana = await person('Ana')
  const dora = await joinRoom(server.url, before.invitationCode, 'Dora')
  const [anas, doras] = [await RawConnection.open(server.url, ana), await RawConnection.open(server.url, dora)]
  const key = `boot:walnut-39/${dora.memberId}`
  expect(await doras.write((doc) => doc.getMap('notes').set(key, 'size M'))).toEqual({ saved: true })
  await anas.until(() => anas.record('notes', key) === 'size M')
  for (const connection of [anas, doras]) await connection.close()
})

test('an event that was pending is recorded once', async () => {
  const { server, person } = await openOldDatabase()
  const ana = await person('Ana')
  const connection = await RawConnection.open(server.url, ana)
  const { events } = (await answerOf(server, ana, history)) as { events: { kind: string; subject: string }[] }
  const pending = events.filter(({ kind }) => kind === 'invitation.made').map(({ subject }) => subject)
  expect(pending.filter((subject) => subject === 'i-fixture')).toHaveLength(1)
  expect(await databaseOf(server).selectFrom('pending_events').selectAll().execute()).toEqual([])
  await connection.close()
})

test('catch-up goes on from what was seen, and notification settings stay', async () => {
  const { server, person } = await openOldDatabase()
  const ben = await person('Ben')
  const [catchUp, settings] = ['/rooms/{room}/catch-up', '/rooms/{room}/notice-settings']
  const { since, cards } = ben.answers[catchUp] ?? {}
  expect(await answerOf(server, ben, catchUp)).toMatchObject({ since, cards })
  expect(await answerOf(server, ben, settings)).toEqual(ben.answers[settings])
})

test('notifications that waited are sent, once each', async () => {
  const mailbox = await openMailbox()
  const { server, clock } = await openOldDatabase({ SMTP_URL: mailbox.url })
  clock.advance(5 * 60_000)
  await server.notifications.look()
  await mailbox.next('the question', ({ subject = '' }) => subject.includes('Will these hold in the rain?'))
  await mailbox.next('the decision', ({ subject = '' }) => subject.includes('Which pair?'))
  await server.notifications.look()
  expect(mailbox.mails.map(({ recipient }) => recipient)).toEqual(['ben@mail.example', 'ben@mail.example'])
})

test('a request that is repeated after the upgrade gets the response of the first', async () => {
  const { server, person } = await openOldDatabase()
  const { roomId, token } = await person('Ana')
  const { key, body, answer } = before.repeated
  const headers = { 'idempotency-key': key }
  expect((await ask(server, `POST /rooms/${roomId}/invitations`, { token, body, headers })).body).toEqual(answer)
})

test('a database of the version before has the tables and indexes of a new one', async () => {
  const { server } = await openOldDatabase()
  const fresh = await startTestServer()
  expect(schemaOf(server)).toEqual(schemaOf(fresh))
})

function schemaOf({ dataDir }: { readonly dataDir: string }) {
  const db = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  const rows = db.prepare('select type, name, sql from sqlite_master order by type, name').all()
  db.close()
  return rows.map(({ type, name, sql }) => [type, name, String(sql).replaceAll(/\s+/g, ' ')])
}

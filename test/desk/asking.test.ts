import { expect, test } from 'vitest'
import type { HelpRequest } from '#shared/visits/help-request.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { Associate, anaAndBen, askStore, asked, helpOf, question, rooms, shopWithStaff } from '#test/support/desk.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'

test('without staff the store cannot be asked', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  expect(await helpOf(server, ana)).toMatchObject({ isOffered: false, isOpen: false, requests: [] })
  expectRefused(await askStore(server, ana), 'no-staff')
})

test('a member asks once at a time, and others of the room may ask too', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  await Associate.of(server, 'Noor')
  const answers = await Promise.all(Array.from({ length: 5 }, () => askStore(server, ana)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 201)) expectRefused(answer, 'already-asked')
  expect((await askStore(server, ben)).status).toBe(201)
})

test('a room leaves ten questions and no more', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  await Associate.of(server, 'Noor')
  for (let index = 0; index < 10; index += 1) await asked(server, ana, { leave: true })
  expectRefused(await askStore(server, ana, { leave: true }), 'too-many-questions')
})

test('who may only look cannot ask', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  await Associate.of(server, 'Noor')
  await ask(server, `PATCH /rooms/${ana.roomId}/members/${ben.memberId}`, {
    token: ana.token,
    body: { role: 'viewer' },
  })
  expectRefused(await askStore(server, ben), 'role-may-not')
})

test('all of the room see what was asked, and are told when it changes', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor')
  const device = await PeopleSocket.open(server, ben)
  const request = await asked(server, ana)
  await device.until('visit', () => true)
  const { requests } = await helpOf(server, ben)
  expect(requests).toMatchObject([{ id: request, by: ana.memberId, ...question, state: 'waiting', visitId: null }])
  const before = device.heard.length
  await noor.claim(request)
  await expect.poll(() => device.heard.length).toBeGreaterThan(before)
})

test('only who asked takes it back or leaves it, and to everybody else it is as if there were none', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  const [mia] = await rooms(server)
  await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const paths = [
    { token: ben.token, path: `/rooms/${ben.roomId}/help/${request}` },
    { token: ben.token, path: `/rooms/${ben.roomId}/help/nothing` },
    { token: mia.token, path: `/rooms/${mia.roomId}/help/${request}` },
  ]
  const told = new Set<string>()
  for (const { token, path } of paths)
    for (const act of ['cancel', 'leave']) {
      const answer = await ask(server, `POST ${path}/${act}`, { token })
      expectRefused(answer, 'request-gone')
      told.add(answer.text)
    }
  expect(told.size).toBe(1)
  const left = await ask<HelpRequest>(server, `POST /rooms/${ana.roomId}/help/${request}/leave`, { token: ana.token })
  expect(left.body.state).toBe('left')
  const back = await ask<HelpRequest>(server, `POST /rooms/${ana.roomId}/help/${request}/cancel`, { token: ana.token })
  expect(back.body.state).toBe('cancelled')
})

test('an associate sees what was written to the store, and nothing else of the room', async () => {
  const server = await shopWithStaff()
  const [ana] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor')
  const about = { productId: 'ridge-boot', lineId: 'ridge-boot:walnut-39', pinId: 'pin-7' }
  await asked(server, ana, { about })
  const { offer } = await noor.desk()
  expect(offer?.request.about).toEqual({ productId: 'ridge-boot' })
  const text = JSON.stringify(await noor.desk())
  for (const hidden of [ana.roomId, ana.memberId, about.lineId, about.pinId, 'Ben']) expect(text).not.toContain(hidden)
})

test('an id of another shop’s question is as good as none', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana, { leave: true })
  const db = databaseOf(server)
  const row = await db.selectFrom('help_requests').selectAll().where('id', '=', request).executeTakeFirstOrThrow()
  await db
    .insertInto('help_requests')
    .values({ ...row, id: 'another', shop_id: 'lake' })
    .execute()
  const none = await noor.claim('nothing')
  expectRefused(none, 'request-gone')
  expect((await noor.claim('another')).text).toBe(none.text)
})

test('what a member who left had asked is asked no more', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ben)
  expect(await noor.offered()).toBe(request)
  await ask(server, `DELETE /rooms/${ana.roomId}/members/${ben.memberId}`, { token: ana.token })
  expectRefused(await noor.claim(request), 'request-gone')
})

test('the wait of others is told once twenty are known, and never more to somebody who waits', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  await Associate.of(server, 'Noor')
  const db = databaseOf(server)
  const first = await asked(server, ana, { leave: true })
  const row = await db.selectFrom('help_requests').selectAll().where('id', '=', first).executeTakeFirstOrThrow()
  const waited = (index: number) => ({
    ...{ ...row, id: `r${index}`, state: 'ended', waited_at: Date.now(), wait_ms: index * 1000 },
  })
  const rows = Array.from({ length: 20 }, (_, index) => waited(index + 1))
  await db
    .insertInto('help_requests')
    .values(rows.slice(0, 19) as (typeof row)[])
    .execute()
  const wait = async (language: string) =>
    (
      await ask<{ waitSeconds: number | null }>(server, `GET /rooms/${ana.roomId}/help?language=${language}`, {
        token: ana.token,
      })
    ).body.waitSeconds
  expect(await wait('de')).toBeNull()
  await db
    .insertInto('help_requests')
    .values(rows.slice(19) as (typeof row)[])
    .execute()
  // It is looked up anew after some seconds.
  clock.advance(10_000)
  expect(await wait('en')).toBe(16)
  expect((await askStore(server, ana)).body.waitSeconds).toBe(16)
})

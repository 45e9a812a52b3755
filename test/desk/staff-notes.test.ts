// What staff note about a visit: for whoever has the visit, and never for its members.
import { expect, test } from 'vitest'
import { maxNotes } from '#shared/desk/staff-notes.ts'
import type { StaffNotes } from '#shared/desk/staff-notes.ts'
import { ask, expectRefused } from '../support/api.ts'
import { databaseOf } from '../support/database.ts'
import { anaAndBen, Associate, asked, shopWithStaff } from '../support/desk.ts'
import { until } from '../support/until.ts'

const secret = 'They rent, so nothing on walls.'

async function noorAtAnas() {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor')
  const { body } = await noor.claim(await asked(server, ana))
  const path = `/desk/visits/${body.visitId}/notes`
  const note = (text: string, { token } = noor) => ask(server, `POST ${path}`, { token, body: { text } })
  const notes = ({ token } = noor) => ask<StaffNotes>(server, `GET ${path}`, { token })
  return { server, ana, ben, noor, visit: body.visitId, note, notes }
}

test('a note comes to the open desk of whoever has the visit', async () => {
  const { noor, note, notes, visit } = await noorAtAnas()
  await noor.open()
  expect((await note(secret)).status).toBe(201)
  await until('the note', () =>
    noor.notes.some(({ visitId, notes: [one] }) => visitId === visit && one?.text === secret),
  )
  expect((await notes()).body.notes).toMatchObject([{ by: noor.id, name: 'Noor', text: secret }])
})

test('no member is sent a note: not in the room, its history, its export or the visit', async () => {
  const { server, ana, ben, note, visit } = await noorAtAnas()
  await note(secret)
  const said: string[] = []
  for (const { token, roomId } of [ana, ben])
    for (const path of ['', '/help', '/visits', '/history', '/catch-up', '/summary', '/own-data'])
      said.push((await ask(server, `GET /rooms/${roomId}${path}`, { token })).text)
  expect(said.join()).toContain(visit)
  expect(said.join()).not.toContain('rent')
})

test('notes of somebody else’s visit are as if there were no such visit', async () => {
  const { server, note, notes } = await noorAtAnas()
  const emil = await Associate.of(server, 'Emil')
  const other = await notes(emil)
  expectRefused(other, 'no-such-visit')
  expectRefused(await note('mine', emil), 'no-such-visit')
  expect((await ask(server, 'GET /desk/visits/nothing/notes', { token: emil.token })).text).toBe(other.text)
})

test('a visit has so many notes and no more', async () => {
  const { server, note, noor, visit } = await noorAtAnas()
  const { num } = await databaseOf(server).selectFrom('rooms').select('num').executeTakeFirstOrThrow()
  for (let index = 0; index < maxNotes; index += 1)
    await databaseOf(server)
      .insertInto('staff_notes')
      .values({ id: `n${index}`, room: num, visit, staff_id: noor.id, name: 'Noor', text: 'x', at: index })
      .execute()
  expectRefused(await note('one more'), 'too-many-notes')
})

test('notes go with their room', async () => {
  const { server, note, ana, ben } = await noorAtAnas()
  await note(secret)
  for (const { token, roomId } of [ben, ana])
    expect((await ask(server, `DELETE /rooms/${roomId}/own-data`, { token })).status).toBeLessThan(300)
  expect(await databaseOf(server).selectFrom('staff_notes').selectAll().execute()).toEqual([])
})

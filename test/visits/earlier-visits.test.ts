// Earlier visits of whoever asks: shown where the asker says so, as long as they say so, and no more than was said to the store.
import { expect, test } from 'vitest'
import type { EarlierVisit } from '#shared/desk/earlier-visits.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { ask, expectRefused } from '../support/api.ts'
import { anaAndBen, Associate, asked, shopWithStaff } from '../support/desk.ts'
import { RawConnection } from '../support/raw-connection.ts'

async function twoVisits({ earlier = false } = {}) {
  const server = await shopWithStaff()
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor')
  const first = (await noor.claim(await asked(server, ana, { text: 'Which lamp is warm?', scope: ['cart'] }))).body
    .visitId
  const talk = await RawConnection.open(server.url, ben, `visit-${first}`)
  await talk.write((doc) =>
    doc.getMap('messages').set('b', { by: ben.memberId, at: Date.now(), text: 'Said by Ben alone' }),
  )
  const desk = await RawConnection.open(server.url, { ...ana, memberId: noor.id, token: noor.token }, `visit-${first}`)
  await desk.write((doc) => {
    doc.getMap('messages').set('n', { by: noor.id, at: Date.now(), text: 'The linen one.' })
    const swap = { kind: 'swap', variants: ['kiln-bowl:sand'], instead: 'ridge-boot:walnut-39', reason: 'It is warm.' }
    doc.getMap('proposals').set('p', { ...swap, by: noor.id, at: Date.now() })
  })
  await ask(server, `POST /desk/visits/${first}/finish`, {
    token: noor.token,
    body: { summary: 'They think about it.' },
  })
  const second = (await noor.claim(await asked(server, ana, { text: 'And a shade?', scope: [], earlier }))).body.visitId
  const see = async ({ token } = noor, visit = second) =>
    ask<{ visits: EarlierVisit[] }>(server, `GET /desk/visits/${visit}/earlier`, { token })
  const show = (shown: boolean, { token } = ana) =>
    ask(server, `PUT /rooms/${ana.roomId}/visits/${second}/earlier`, { token, body: { shown } })
  return { server, ana, ben, noor, first, second, see, show }
}

test('nothing is shown unless the asker says so, and it is taken back at any time', async () => {
  const { server, ana, ben, noor, first, second, see, show } = await twoVisits()
  expect((await see()).body).toEqual({ visits: [] })
  expect((await noor.desk()).visits).toMatchObject([{ id: second, showsEarlier: false }])
  expectRefused(await show(true, ben), 'role-may-not')
  expect((await show(true)).status).toBe(204)
  expect((await noor.desk()).visits).toMatchObject([{ id: second, showsEarlier: true }])
  expect((await see()).body.visits.map(({ id }) => id)).toEqual([first])
  const { body } = await ask<{ visits: Visit[] }>(server, `GET /rooms/${ana.roomId}/visits`, { token: ben.token })
  expect(body.visits[0]).toMatchObject({ id: second, showsEarlier: true })
  await show(false)
  expect((await see()).body).toEqual({ visits: [] })
})

test('it shows what the asker and staff said and what was suggested, and nothing of the room or of others', async () => {
  const { ben, see } = await twoVisits({ earlier: true })
  const { body, text } = await see()
  expect(body.visits[0]?.entries).toMatchObject([
    { kind: 'asker', text: 'Which lamp is warm?' },
    { kind: 'staff', text: 'The linen one.' },
    { kind: 'suggestion', suggested: 'swap', variants: ['kiln-bowl:sand'], reason: 'It is warm.', state: 'withdrawn' },
    { kind: 'summary', text: 'They think about it.' },
  ])
  for (const secret of ['Said by Ben', ben.memberId, 'ridge-boot']) expect(text).not.toContain(secret)
})

test('what is shown on a visit of somebody else is as if there were no such visit', async () => {
  const { server, see, first, noor } = await twoVisits({ earlier: true })
  const emil = await Associate.of(server, 'Emil')
  const other = await see(emil)
  expectRefused(other, 'no-such-visit')
  expect((await see(emil, 'nothing')).text).toBe(other.text)
  expect((await see(noor, first)).text).toBe(other.text)
})

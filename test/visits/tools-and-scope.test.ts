// What associates have at hand sends them nothing that was not granted: not before, on and after a visit that is handed over.
import { expect, test } from 'vitest'
import { ask } from '../support/api.ts'
import { roomOf } from '../support/people.ts'
import type { Person } from '../support/people.ts'
import { RawConnection } from '../support/raw-connection.ts'
import { RecordingAssociate, askStore } from '../support/recording-associate.ts'
import { startTestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const secret = 'ridge-boot'

test('a colleague of another store who takes a visit over is sent nothing of the cart until the asker says so', async () => {
  const server = await startTestServer()
  const [ana] = (await roomOf(server.url, ['Ana'])) as [Person]
  const cart = await RawConnection.open(server.url, ana)
  await cart.write((doc) => {
    const value = { productId: secret, variantId: `${secret}:walnut-39`, by: ana.memberId, at: Date.now() }
    doc.getMap('lines').set(value.variantId, value)
  })
  await cart.close()
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana, { scope: ['cart'] }))
  await noor.until(visit, (shown) => shown.cart !== null)
  const emil = await RecordingAssociate.on(server, 1)
  const body = { to: { kind: 'colleague', id: emil.id }, note: 'They ask for something smaller.' }
  expect((await noor.say(`POST /desk/visits/${visit}/transfer`, body)).status).toBe(204)
  await until('the offer', () => emil.desk?.offer?.transfer?.from === noor.session.me.name)
  const taken = await emil.claim({ id: emil.desk?.offer?.request.id ?? '' })
  await emil.until(taken, ({ scope }) => scope.length === 0)
  for (const path of ['notes', 'earlier']) await emil.say(`GET /desk/visits/${taken}/${path}`)
  for (const path of ['notes', 'earlier']) await emil.say(`GET /desk/visits/${visit}/${path}`)
  for (const path of ['/desk', '/desk/replies', '/desk/colleagues', '/desk/blocks']) await emil.say(`GET ${path}`)
  const document = await emil.visit(ana.roomId, taken)
  const bytes = document.updates.map((update) => Buffer.from(update).toString('latin1'))
  await document.close()
  expect([...emil.heard, ...bytes].join()).not.toContain(secret)
  noor.heard.length = 0
  expect(await noor.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
  const path = `/rooms/${ana.roomId}/visits/${taken}/scope`
  expect((await ask(server, `PUT ${path}`, { token: ana.token, body: { scope: ['cart'] } })).status).toBe(204)
  await emil.until(taken, (shown) => JSON.stringify(shown).includes(secret))
  expect(noor.heard.join()).not.toContain(secret)
})

import { expect, test } from 'vitest'
import type { AuditPage } from '#shared/audit/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { Associate, asked, rooms, shopWithStaff } from '#test/support/desk.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { adminKey } from '#test/support/shop-server.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'

test('a shop signs an associate out everywhere at once, also at an open desk and in an open visit, and nobody else', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await rooms(server)
  const [noor, emil] = [await Associate.of(server, 'Noor'), await Associate.of(server, 'Emil', { isOn: false })]
  await noor.open()
  await emil.open()
  const { body } = await noor.claim(await asked(server, ana))
  const place = { name: 'Noor', memberId: noor.id, roomId: ana.roomId, token: noor.token }
  const visit = await RawConnection.open(server.url, place, visitDocument(body.visitId))
  const key = await adminKey(server, ['identity', 'audit'])
  const end = (query: string) => ask<{ ended: number }>(server, `DELETE /shops/demo/sessions${query}`, { token: key })
  expect((await end('?customer=staff-Noor')).body).toEqual({ ended: 1 })
  await expect.poll(() => noor.ended).toEqual(['session-ended'])
  await visit.until(() => visit.closeCode !== undefined)
  expectRefused(await ask(server, 'GET /desk', { token: noor.token }), 'session-ended')
  expectRefused(await ask(server, 'POST /desk/renew', { token: noor.token }), 'session-ended')
  expect((await emil.desk()).me.id).toBe(emil.id)
  expect(emil.ended).toEqual([])
  const back = await Associate.of(server, 'Noor')
  await back.untilOffered(await asked(server, ben))
  const log = await ask<AuditPage>(server, 'GET /shops/demo/audit', { token: key })
  expect(log.body.entries.filter(({ action }) => action === 'staff.signed-out')).toMatchObject([
    { actor: { kind: 'key' }, room: null, subject: 'staff-Noor', detail: { sessions: 1 } },
  ])
})

test('a shop that signs everybody out signs its staff out, too', async () => {
  const server = await shopWithStaff()
  const staff = [await Associate.of(server, 'Noor'), await Associate.of(server, 'Emil')]
  for (const one of staff) await one.open()
  const key = await adminKey(server, ['identity'])
  const { body } = await ask<{ ended: number }>(server, 'DELETE /shops/demo/sessions', { token: key })
  expect(body).toEqual({ ended: 2 })
  for (const one of staff) await expect.poll(() => one.ended).toEqual(['session-ended'])
})

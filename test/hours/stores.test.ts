import { expect, test } from 'vitest'
import type { Store } from '#shared/desk/hours.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { daily, saveStore } from '#test/support/hours.ts'
import { adminKey } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

const nineToFive = { week: daily({ from: '09:00', to: '17:00' }) }

test('a shop saves, lists and removes its stores, and the log says which key did it', async () => {
  const server = await startTestServer()
  const token = await adminKey(server, ['desk', 'audit'])
  const list = async () =>
    (await ask<{ stores: Store[] }>(server, 'GET /shops/demo/stores', { token })).body.stores.map(({ id }) => id)
  const said = {
    name: 'Dublin',
    region: 'Ireland',
    timeZone: 'Europe/Dublin',
    departments: ['Light'],
    languages: ['en'],
  }
  const saved = await ask(server, 'PUT /shops/demo/stores/dublin', { token, body: { ...said, hours: nineToFive } })
  expect(saved.body).toEqual({
    ...{ id: 'dublin', ...said },
    hours: { ...nineToFive, exceptions: [], holidays: [] },
  })
  await ask(server, 'PUT /shops/demo/stores/cork', { token, body: { name: 'Cork', timeZone: 'Europe/Dublin' } })
  expect(await list()).toEqual(['cork', 'dublin'])
  expect((await ask(server, 'DELETE /shops/demo/stores/cork', { token })).status).toBe(204)
  expectRefused(await ask(server, 'DELETE /shops/demo/stores/cork', { token }), 'no-such-store')
  expect(await list()).toEqual(['dublin'])
  const log = await ask<{ entries: { action: string }[] }>(server, 'GET /shops/demo/audit', { token })
  expect(log.body.entries.map(({ action }) => action).slice(0, 3)).toEqual([
    'store.removed',
    'store.saved',
    'store.saved',
  ])
})

test('a key without the scope saves no store', async () => {
  const server = await startTestServer()
  const token = await adminKey(server, ['catalog', 'identity', 'keys', 'audit'])
  const body = { name: 'Dublin', timeZone: 'Europe/Dublin' }
  expectRefused(await ask(server, 'PUT /shops/demo/stores/dublin', { token, body }), 'scope-missing')
})

const period = (from: string, to: string) => ({ from, to })

test.each([
  ['a zone that nobody knows', { timeZone: 'Europe/Atlantis' }, 'timeZone'],
  ['no day at all', { hours: {} }, 'hours'],
  ['a time that no clock shows', { hours: { week: { mon: [period('09:00', '25:00')] } } }, 'hours.week.mon.0.to'],
  [
    'two periods at once',
    { hours: { week: { mon: [period('09:00', '13:00'), period('12:59', '18:00')] } } },
    'hours.week.mon.1',
  ],
  [
    'a night that reaches into the next morning’s period',
    { hours: { week: { sun: [period('20:00', '02:00')], mon: [period('01:00', '05:00')] } } },
    'hours.week.mon.0',
  ],
  [
    'an exception within a night of the day before',
    {
      hours: {
        week: { thu: [period('20:00', '02:00')] },
        exceptions: [{ date: '2026-12-25', periods: [period('01:00', '03:00')] }],
      },
    },
    'hours.exceptions.0.periods.0',
  ],
  [
    'an exception that reaches into the day after',
    {
      hours: {
        week: { sat: [period('01:00', '05:00')] },
        exceptions: [{ date: '2026-12-25', periods: [period('20:00', '02:00')] }],
      },
    },
    'hours.exceptions.0.periods',
  ],
  [
    'one date twice',
    {
      hours: {
        week: { mon: [period('09:00', '17:00')] },
        exceptions: [
          { date: '2026-12-25', periods: [] },
          { date: '2026-12-25', periods: [period('09:00', '17:00')] },
        ],
      },
    },
    'hours.exceptions.1.date',
  ],
  ['a date that is none', { hours: { exceptions: [{ date: '2026-02-30', periods: [] }] } }, 'hours.exceptions.0.date'],
  ['a holiday that is none', { hours: { ...nineToFive, holidays: [{ date: '13-01' }] } }, 'hours.holidays.0.date'],
  [
    'only days that are over',
    { hours: { exceptions: [{ date: '2020-01-06', periods: [period('09:00', '17:00')] }] } },
    'hours',
  ],
] as const)('%s is refused, and the field is named', async (_what, said, field) => {
  const server = await startTestServer()
  const { detail } = expectRefused(await saveStore(server, 'dublin', said as object), 'invalid')
  expect(detail).toContain(`${field}:`)
  expect(await databaseOf(server).selectFrom('stores').selectAll().execute()).toEqual([])
})

test('periods that touch are no overlap', async () => {
  const server = await startTestServer()
  const week = { sun: [period('20:00', '01:00')], mon: [period('01:00', '05:00'), period('05:00', '24:00')] }
  expect((await saveStore(server, 'dublin', { hours: { week } })).status).toBe(200)
})

// Which sale counts for whom: by the shop's window and rule, correctable with a reason, in an export that is safe to open.
import { expect, test } from 'vitest'
import type { DeskSale } from '#shared/desk/sales.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff } from '#test/support/desk.ts'
import { adminKey } from '#test/support/shop-server.ts'
import { runDesk, suggests, Supervisor, writes } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'

const dayMs = 86_400_000
const mug = 'enamel-mug:cream'
const coat = 'rain-coat:sand-m'

/** Noor and then Emil suggest the mug, and both are accepted; the coat is declined. */
async function twoSuggested(settings: Partial<DeskShopSettings> = {}) {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  await runDesk(server, settings)
  const [ana] = await rooms(server)
  const accepts = async (associate: Associate, proposal: string, answer: 'accepted' | 'declined', variant: string) => {
    const request = await asked(server, ana)
    const { body } = await associate.claim(request)
    await writes(server, ana, associate, body.visitId)
    await suggests(server, { room: ana, associate, visit: body.visitId }, { [proposal]: variant })
    const path = `/rooms/${ana.roomId}/visits/${body.visitId}`
    const answered = await ask(server, `POST ${path}/proposals/${proposal}/answer`, {
      token: ana.token,
      body: { answer },
    })
    expect(answered.status).toBe(204)
    await ask(server, `POST ${path}/end`, { token: ana.token })
    await until('the visit to be over', async () => (await associate.desk()).visits.length === 0)
  }
  const noor = await Associate.of(server, 'Noor Khan')
  await accepts(noor, 'p1', 'accepted', mug)
  await accepts(noor, 'p2', 'declined', coat)
  await noor.set({ availability: 'off' })
  clock.advance(60_000)
  const emil = await Associate.of(server, 'Emil')
  await accepts(emil, 'p3', 'accepted', mug)
  const key = await adminKey(server, ['desk'])
  const report = (order: string, more: object = {}) =>
    ask(server, 'POST /shops/demo/orders', {
      token: key,
      body: {
        ...{ order, boughtAt: Date.now(), room: ana.roomId },
        lines: [mug, coat].map((variant) => ({ variant, quantity: 2, amount: 3600, currency: 'EUR' })),
        ...more,
      },
    })
  const sales = async () =>
    (
      await ask<{ sales: DeskSale[] }>(server, `GET /shops/demo/desk/sales?to=${Date.now() + 9 * dayMs}`, {
        token: key,
      })
    ).body.sales
  const namesOf = async (order: string) =>
    (await sales()).filter((sale) => sale.order === order).map(({ shares }) => shares.map(({ name }) => name))
  return { clock, server, ana, noor, emil, key, report, sales, namesOf }
}

test.each([
  ['last', [['Emil'], []]],
  ['first', [['Noor'], []]],
  ['shared', [['Noor', 'Emil'], []]],
] as const)('with the rule %s a line counts for whose suggestion of it was accepted', async (attribution, names) => {
  const { report, namesOf, sales } = await twoSuggested({ attribution })
  expect((await report('o1')).status).toBe(204)
  expect(await namesOf('o1')).toEqual(names)
  const [{ shares } = { shares: [] }] = await sales()
  expect(shares.reduce((sum, { part, of }) => sum + part / of, 0)).toBe(1)
})

test('a sale counts within the window of days only, and not before the suggestion', async () => {
  const { report, namesOf } = await twoSuggested({ attributionDays: 2 })
  const accepted = Date.now()
  await report('in-time', { boughtAt: accepted + 2 * dayMs - 1 })
  await report('too-late', { boughtAt: accepted + 2 * dayMs })
  await report('before', { boughtAt: accepted - 120_000 })
  const of = async (order: string) => (await namesOf(order))[0] ?? []
  expect(await of('in-time')).toEqual(['Emil'])
  expect(await of('too-late')).toEqual([])
  expect(await of('before')).toEqual([])
})

test('an order without a room, and one of a room that is not there, count for nobody and are kept', async () => {
  const { report, namesOf, sales } = await twoSuggested()
  await report('no-room', { room: undefined })
  await report('wrong-room', { room: 'nothing' })
  expect([await namesOf('no-room'), await namesOf('wrong-room')]).toEqual([
    [[], []],
    [[], []],
  ])
  expect(await sales()).toHaveLength(4)
})

test('a supervisor corrects with a reason, which is kept with how it was; the same report again changes nothing', async () => {
  const { server, noor, emil, report, sales, namesOf } = await twoSuggested()
  await report('o1')
  const supervisor = await Supervisor.of(server)
  const correct = (body: object, token = supervisor.associate.token) =>
    ask(server, 'POST /desk/sales/correct', { token, body: { order: 'o1', line: 0, reason: 'She began it', ...body } })
  expectRefused(await correct({ for: [noor.id] }, emil.token), 'role-may-not')
  expectRefused(await correct({ for: ['nobody'] }), 'person-not-on')
  expectRefused(await correct({ for: [], order: 'o2' }), 'no-such-sale')
  expectRefused(await correct({ for: [], reason: ' ' }), 'invalid')
  expect((await correct({ for: [noor.id] })).status).toBe(204)
  await report('o1')
  expect(await namesOf('o1')).toEqual([['Noor'], []])
  expect((await sales())[0]?.corrections).toMatchObject([
    { at: Date.now(), by: 'Aoife', reason: 'She began it', before: [{ name: 'Emil' }] },
  ])
})

test('staff read orders and amounts, and nothing of what was bought', async () => {
  const { server, ana, report } = await twoSuggested()
  await report('o1')
  const supervisor = await Supervisor.of(server)
  const { text } = await supervisor.get('/desk/sales')
  expect(text).toContain('"order":"o1"')
  expect(text + (await supervisor.get('/desk/sales?format=csv')).text).not.toMatch(/enamel-mug|rain-coat/)
  expect(text).not.toContain(ana.roomId)
})

test('the table has no cell that a spreadsheet would carry out', async () => {
  const { server, key, report } = await twoSuggested()
  await report('=HYPERLINK("http://x","y")', { lines: [{ variant: '@x', quantity: 1, amount: 1, currency: 'EUR' }] })
  const { text } = await ask<string>(server, 'GET /shops/demo/desk/sales?format=csv', { token: key })
  expect(text.split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/x"",""y""\)",0,/)
  expect(text).toContain(",'@x,")
})

test('after the days that the shop keeps them, and without figures per person, nobody is named and the amounts stay', async () => {
  const { clock, server, report, sales } = await twoSuggested({ keepDays: 2 })
  await report('o1')
  clock.advance(3 * dayMs)
  clock.wake()
  const key = await adminKey(server, ['desk'])
  const later = async () =>
    (await ask<{ sales: DeskSale[] }>(server, 'GET /shops/demo/desk/sales', { token: key })).body.sales
  // A connection that was kept for days is closed by the server; the next one is a new one.
  const read = () => later().catch(() => [])
  await until('the names to go', async () => (await read())[0]?.shares[0]?.staff === null)
  expect(await later()).toMatchObject([{ amount: 3600 }, { amount: 3600 }])
  await runDesk(server, { perPerson: false })
  await report('o2', { boughtAt: Date.now() })
  expect((await sales()).find(({ order }) => order === 'o2')?.shares).toEqual([])
})

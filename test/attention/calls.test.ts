import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { phoneOf, pushing, setAttention } from '#test/support/called-associate.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, question, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'

const seconds = 1_000

async function noorWithPhone(settings: Readonly<Record<string, string>> = {}) {
  const clock = movableClock()
  const server = await shopWithStaff({ ...pushing, ...settings })
  const people = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const phone = await phoneOf(server, noor)
  const pass = (ms: number) => {
    clock.advance(ms)
    clock.wake()
  }
  return { server, people, ana: people[0], ben: people[1], noor, phone, pass }
}

test('an offer is pushed at once, with the topic, the name and the asker’s own words, and nothing else', async () => {
  const { server, ana, noor, phone } = await noorWithPhone()
  const request = await asked(server, ana, { about: { productId: 'ridge-boot' }, scope: ['product', 'cart', 'talk'] })
  const [call] = await phone.untilCame(1)
  expect(call).toEqual({
    kind: 'desk',
    is: 'call',
    tag: `request-${request}`,
    shop: 'demo',
    request,
    title: 'Ana asks: Choosing',
    body: question.text,
    lang: 'en',
    dir: 'ltr',
    silent: false,
    acts: [
      { action: 'claim', title: 'Take it' },
      { action: 'pass', title: 'Pass' },
    ],
    failed: expect.objectContaining({ 'request-taken': 'Someone else was quicker.' }) as unknown,
  })
  expect(await noor.offered()).toBe(request)
})

test('a call is repeated until somebody has taken it, and is then said to be over on every device', async () => {
  const { server, ana, noor, phone, pass } = await noorWithPhone()
  const tablet = await phoneOf(server, noor, 'de')
  const request = await asked(server, ana)
  await phone.untilCame(1)
  pass(8 * seconds)
  expect((await phone.untilCame(2)).map(({ is }) => is)).toEqual(['call', 'call'])
  const { body } = await noor.claim(request)
  const over = { is: 'over', tag: `request-${request}`, silent: true, visit: body.visitId, body: '', acts: [] }
  expect((await phone.untilCame(3)).at(-1)).toMatchObject({ ...over, title: 'You took it: Ana' })
  expect((await tablet.untilCame(3)).at(-1)).toMatchObject({ ...over, title: 'Von Ihnen übernommen: Ana' })
  pass(8 * seconds)
  await asked(server, (await rooms(server))[1])
  expect((await phone.untilCame(4)).map(({ tag }) => tag === `request-${request}`)).toEqual([true, true, true, false])
})

test('who wants no repetition is called once', async () => {
  const { server, ana, ben, noor, phone, pass } = await noorWithPhone()
  await setAttention(server, noor, { repeat: false, sound: false })
  await asked(server, ana)
  expect((await phone.untilCame(1))[0]?.silent).toBe(true)
  pass(19 * seconds)
  await noor.pass((await noor.offered()) ?? '')
  await asked(server, ben)
  const all = await phone.untilCame(3)
  expect(all.map(({ is }) => is)).toEqual(['call', 'over', 'call'])
})

test('an offer that goes elsewhere is over, and those who may know learn who has it', async () => {
  const { server, ana, noor, phone } = await noorWithPhone()
  const emil = await Associate.of(server, 'Emil')
  const emils = await phoneOf(server, emil)
  await emil.set({ availability: 'away' })
  const request = await asked(server, ana)
  await phone.untilCame(1)
  await emil.set({ availability: 'on' })
  await noor.pass(request)
  expect((await phone.untilCame(2)).at(-1)).toMatchObject({ is: 'over', title: 'No longer waiting for you: Ana' })
  await emils.untilCame(1)
  await emil.claim(request)
  expect((await emils.untilCame(2)).at(-1)).toMatchObject({ is: 'over', title: 'You took it: Ana' })
  expect(phone.came()).toHaveLength(2)
})

test('who missed an offer is called again as long as it waits for anybody; who let it pass is not', async () => {
  const { server, ana, ben, noor, phone, pass } = await noorWithPhone({ HELP_LEAVE_SECONDS: '600' })
  const missed = await asked(server, ana)
  await phone.untilCame(1)
  pass(20 * seconds)
  await until('the offer to run out', async () => (await noor.offered()) === undefined)
  const calls = await phone.untilCame(2)
  expect(calls.at(-1)).toMatchObject({ is: 'call', request: missed, acts: [{ action: 'claim' }] })
  const emil = await Associate.of(server, 'Emil')
  await emil.untilOffered(missed)
  await emil.pass(missed)
  await until('Noor to be called again', () => phone.came().at(-1)?.is === 'call' && phone.came().length > calls.length)
  await emil.claim(missed)
  await until('Noor to learn who has it', () => phone.came().at(-1)?.title === 'Emil took it: Ana')
  expect(phone.came().at(-1)).toMatchObject({ is: 'over', tag: `request-${missed}` })

  const declined = await asked(server, ben)
  await noor.untilOffered(declined)
  await until('the call to come', () => phone.came().at(-1)?.tag === `request-${declined}`)
  await noor.pass(declined)
  await until('the call to be over', () => phone.came().at(-1)?.is === 'over')
  await emil.untilOffered(declined)
  await emil.pass(declined)
  const before = phone.came().length
  pass(8 * seconds)
  expect(await statesOf(server, ben)).toEqual(['waiting'])
  expect(phone.came()).toHaveLength(before)
})

test('who is on stays on with the page closed while their phone can be called, until they miss two offers', async () => {
  const { server, ana, ben, noor, pass } = await noorWithPhone({ HELP_LEAVE_SECONDS: '600' })
  const emil = await Associate.of(server, 'Emil')
  await noor.open()
  await emil.open()
  noor.close()
  emil.close()
  pass(61 * seconds)
  await asked(server, ana)
  await until('the question to reach Noor', async () => (await noor.offered()) !== undefined)
  expect(await emil.offered()).toBeUndefined()
  pass(20 * seconds)
  await asked(server, ben)
  await until('the next one to reach Noor', async () => (await noor.offered()) !== undefined)
  expect((await noor.desk()).availability).toBe('on')
  pass(20 * seconds)
  await until('Noor to be away', async () => (await noor.desk()).availability === 'away')
})

test('in quiet hours nothing is pushed, and without a page somebody does not count as on', async () => {
  const { server, ana, noor, phone, pass } = await noorWithPhone()
  const hour = (ahead: number) => new Date(Date.now() + ahead * 3_600_000).toISOString().slice(11, 16)
  await setAttention(server, noor, { quiet: { from: hour(-1), to: hour(2) }, timeZone: 'UTC' })
  await asked(server, ana)
  await noor.untilOffered((await noor.offered()) ?? '')
  pass(61 * seconds)
  await until('the question to be left', async () => (await statesOf(server, ana))[0] === 'left')
  expect(phone.came()).toEqual([])
  const [, , mia] = await rooms(server)
  await asked(server, mia)
  expect(await statesOf(server, mia)).toEqual(['left'])
})

test('a worker takes a request with a token that its device’s secret gives, until the session is over', async () => {
  const { server, ana, ben, noor, phone } = await noorWithPhone()
  const request = await asked(server, ana)
  await phone.untilCame(1)
  const token = await phone.token()
  const claimed = await ask<{ visitId: string }>(server, `POST /desk/requests/${request}/claim`, { token })
  expect(claimed.status).toBe(200)
  const path = `POST /desk/devices/${phone.device.id}/session`
  expectRefused(await ask(server, path, { body: { secret: 'another' } }), 'session-ended')
  expectRefused(await ask(server, 'POST /desk/devices/none/session', { body: { secret: 'x' } }), 'session-ended')
  await phone.untilCame(2)
  await ask(server, 'POST /desk/sign-out', { token: noor.token })
  expectRefused(await ask(server, path, { body: { secret: phone.device.secret } }), 'session-ended')
  const again = await Associate.of(server, 'Noor')
  await again.untilOffered(await asked(server, ben))
  expect(phone.came()).toHaveLength(2)
})

test('a phone that is gone is forgotten', async () => {
  const { server, ana, noor, phone } = await noorWithPhone()
  phone.answer(410)
  await asked(server, ana)
  const devices = async () => (await setAttention(server, noor, {})).devices
  await until('the phone to be forgotten', async () => (await devices()).length === 0)
})

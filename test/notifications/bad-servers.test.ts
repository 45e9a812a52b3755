import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { openMailbox, openMuteServer } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import type { NotificationRoom } from '#test/support/notification-room.ts'
import { askQuestion } from '#test/support/questions.ts'
import { until } from '#test/support/until.ts'

const minute = 60_000
const address = 'ben@mail.example'

async function told() {
  const mailbox = await openMailbox()
  const room = await notificationRoom({ SMTP_URL: mailbox.url })
  await room.confirmMail(mailbox, address)
  return { mailbox, ...room, askBen: (id: string) => askOf(room, id) }
}

function askOf({ server, ana, ben }: NotificationRoom, id: string) {
  return askQuestion(server, ana, id, { text: `${id}?`, askedOf: [ben.memberId] })
}

/** As if it had been confirmed: this server takes no letter. */
async function giveAddress(room: NotificationRoom): Promise<void> {
  await databaseOf(room.server)
    .insertInto('notification_settings')
    .values({
      room: 1,
      member_id: room.ben.memberId,
      mail: address,
      mail_wanted: null,
      confirm_hash: null,
      confirm_until: null,
      stop_hash: 'none',
      time_zone: 'UTC',
      quiet_from: null,
      quiet_to: null,
      digest_at: 1080,
      meanings: JSON.stringify({ page: [], push: [], mail: ['asked'] }),
      is_off: 0,
    })
    .execute()
}

async function stateOf({
  server,
}: NotificationRoom): Promise<{ state: string; why: string | null; attempts: number }[]> {
  const rows = databaseOf(server)
    .selectFrom('notifications')
    .select(['state', 'why', 'attempts'])
    .where('meaning', '=', 'asked')
  return (await rows.orderBy('id').execute()).map((row) => ({ ...row }))
}

test('a mail server that is down gets everything once it is back, each letter once', async () => {
  const { mailbox, askBen, pass } = await told()
  await mailbox.goDown()
  for (const id of ['q1', 'q2', 'q3']) await askBen(id)
  await pass(3 * minute)
  await pass(2 * minute)
  expect(letters(mailbox)).toEqual([])
  await mailbox.comeBack()
  await pass(20 * minute)
  expect(new Set(letters(mailbox).map(({ subject }) => subject))).toEqual(
    new Set([1, 2, 3].map((n) => `Ana asks you: q${n}?`)),
  )
  expect(letters(mailbox)).toHaveLength(3)
  const ids = letters(mailbox).map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(3)
})

test('while it is down it is left alone', async () => {
  const mute = await openMuteServer()
  const room = await notificationRoom({
    SMTP_URL: `${mute.url}?greetingTimeout=50&connectionTimeout=50&socketTimeout=50`,
  })
  await giveAddress(room)
  await room.set({})
  for (let n = 0; n < 12; n += 1) await askOf(room, `q${n}`)
  await room.pass(3 * minute)
  // Those that were under way when it was found out.
  const calls = mute.calls()
  expect(calls).toBeGreaterThan(0)
  expect(calls).toBeLessThanOrEqual(4)
  await room.pass(1000)
  expect(mute.calls()).toBe(calls)
  await room.pass(minute)
  expect(mute.calls()).toBeGreaterThan(calls)
})

test('a recipient that is refused for good is not tried again', async () => {
  const room = await told()
  room.mailbox.refusal = { at: 'recipient', code: 550 }
  await room.askBen('q1')
  await room.pass(3 * minute)
  await room.pass(60 * minute)
  expect(room.mailbox.refused).toBe(1)
  expect(await stateOf(room)).toEqual([{ state: 'failed', why: 'RCPT TO 550', attempts: 1 }])
})

test('one that is refused for now is tried again, less and less often', async () => {
  const room = await told()
  room.mailbox.refusal = { at: 'data', code: 451 }
  await room.askBen('q1')
  await room.pass(3 * minute)
  for (let turn = 0; turn < 60; turn += 1) await room.pass(10_000)
  const tries = room.mailbox.refused
  expect(tries).toBeGreaterThan(2)
  expect(tries).toBeLessThan(7)
  room.mailbox.refusal = undefined
  await room.pass(20 * minute)
  expect(letters(room.mailbox)).toHaveLength(1)
})

test('nobody is flooded with letters that ask for confirmation', async () => {
  const { mailbox, set, pass, server, ana } = await told()
  const ask3 = async (to: string) =>
    ask(server, `PUT /rooms/${ana.roomId}/notice-settings`, { token: ana.token, body: { mail: to } })
  for (let turn = 0; turn < 3; turn += 1) expect((await ask3('victim@mail.example')).status).toBe(200)
  expectRefused(await ask3('victim@mail.example'), 'too-many-requests')
  for (const other of ['a@mail.example', 'b@mail.example']) await ask3(other)
  expectRefused(await ask3('c@mail.example'), 'too-many-requests')
  await pass(0)
  // What was given up meanwhile is not even sent.
  expect(letters(mailbox, 'victim@mail.example')).toEqual([])
  expect((await set({})).mail.address).toBe(address)
})

test('what never gets through is given up after three days', async () => {
  const room = await told()
  room.mailbox.refusal = { at: 'data', code: 451 }
  await room.askBen('q1')
  for (let turn = 0; turn < 60; turn += 1) await room.pass(2 * 60 * minute)
  expect(await stateOf(room)).toMatchObject([{ state: 'failed', why: 'DATA 451' }])
})

test('a mail server that says nothing holds up no stop', async () => {
  const mute = await openMuteServer()
  const room = await notificationRoom({ SMTP_URL: mute.url })
  await giveAddress(room)
  await room.set({})
  await askOf(room, 'q1')
  room.clock.advance(3 * minute)
  const looking = room.server.notifications.look()
  await until('the call', () => mute.calls() > 0)
  const began = performance.now()
  await room.server.stop()
  // A greeting is waited for 10 s.
  expect(performance.now() - began).toBeLessThan(9_000)
  mute.hangUp()
  await looking
})

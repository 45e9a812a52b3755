// Questions after the sale: they leave to the shop’s help desk by mail, with what was asked and where the answer goes.
import { expect, test } from 'vitest'
import { adminKey, sharedSecret, signInWith } from '#test/support/shop-server.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { Associate, askStore, helpOf } from '#test/support/desk.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { notificationRoom } from '#test/support/notification-room.ts'
import { join } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const minuteMs = 60_000
const helpDesk = 'orders@shop.example'
const text = 'Where is order 4711?\nIt was to come on Monday.'
const replyTo = 'ben@home.example'

async function setHelpDesk(server: TestServer, address: unknown = helpDesk) {
  const token = await adminKey(server, ['desk'])
  return ask(server, 'PUT /shops/demo/help-desk', { token, body: { address } })
}

const askOrder = (server: TestServer, who: Person, more: object = {}) =>
  askStore(server, who, { topic: 'order', scope: [], text, replyTo, ...more })

/** Ana, who fills the cart, and Ben, at a shop that takes questions about orders. */
async function atShop() {
  const mailbox = await openMailbox()
  const room = await notificationRoom({ SMTP_URL: mailbox.url })
  expect((await setHelpDesk(room.server)).status).toBe(200)
  const sent = (count = 1) =>
    until(`${count} mails`, async () => {
      await room.server.notifications.look()
      return mailbox.mails.length >= count
    })
  return { ...room, mailbox, sent }
}

const forwarded = async (server: TestServer, who: Person) => (await helpOf(server, who)).requests[0]?.forwarded

test('a question about an order leaves with its words and the way to answer, and nothing else', async () => {
  const { server, ana, ben, mailbox, sent } = await atShop()
  expect((await helpOf(server, ben)).helpDesk).toBe(helpDesk)
  const about = { about: { productId: 'boot' }, scope: ['product', 'cart'] }
  const { body } = await askOrder(server, ben, about)
  expect(body).toMatchObject({ state: 'forwarded', forwarded: { to: helpDesk } })
  const kept = (await helpOf(server, ben)).requests
  expect([body, ...kept].map((one) => [one.about, one.scope])).toEqual([
    [{}, []],
    [{}, []],
  ])
  await sent()
  const [mail] = mailbox.mails
  expect(mail?.recipients).toEqual([helpDesk])
  expect(mail?.text).toBe(
    `Ben asks:\n\n${text}\n\nPlease answer to ${replyTo}. The question was asked in a shopping room on Tagalong.\n`,
  )
  expect(mail?.replyTo?.value).toEqual([{ name: 'Ben', address: replyTo }])
  expect(mail?.subject).toMatch(/^Question about an order at /)
  expect(mail?.html).toBe(false)
  expect(mail?.attachments).toEqual([])
  const head = mail?.headerLines.map(({ line }) => line).join('\n') ?? ''
  for (const secret of [ben.roomId, ben.memberId, ana.memberId, 'Ana']) expect(head).not.toContain(secret)
  await until('it to be known', async () => (await forwarded(server, ben))?.state === 'sent')
})

test('neither others in the room nor anybody at a desk learn of a question about an order', async () => {
  const { server, ana, ben } = await atShop()
  await signInWith(server, { secret: sharedSecret })
  const noor = await Associate.of(server, 'Noor')
  const { body } = await askOrder(server, ben)
  expect((await helpOf(server, ana)).requests).toEqual([])
  expect((await helpOf(server, ben)).requests).toMatchObject([{ id: body.id, state: 'forwarded' }])
  expect(JSON.stringify(await noor.desk())).not.toContain(body.id)
  expectRefused(await noor.claim(body.id), 'request-gone')
  const file = `GET /rooms/${ben.roomId}/help/${body.id}/calendar`
  expectRefused(await ask(server, file, { token: ben.token }), 'request-gone')
})

test.each([
  ['a name', { name: 'Ben", <evil@x.example>, "' }],
  ['a name with lines', { name: 'Ben\r\nBcc: evil@x.example' }],
  ['a text', { text: '\r\nBcc: evil@x.example\r\n\r\n.\r\nRCPT TO:<evil@x.example>\r\n--\r\nContent-Type: text/html' }],
])('%s brings no header, no reader and no part of its own', async (_what, row) => {
  const { server, ben, mailbox, pass } = await atShop()
  await mailbox.goDown()
  const { id } = (await askOrder(server, ben)).body
  // As if it had come past every check.
  await databaseOf(server).updateTable('help_requests').set(row).where('id', '=', id).execute()
  await mailbox.comeBack()
  await until('the mail', async () => {
    await pass(minuteMs)
    return mailbox.mails.length > 0
  })
  const [mail] = mailbox.mails
  expect(mail?.headerLines.map(({ key }) => key).toSorted()).toEqual([
    ...['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id', 'mime-version'],
    ...['reply-to', 'subject', 'to'],
  ])
  expect(mail?.replyTo?.value.map(({ address }) => address)).toEqual([replyTo])
  expect(mail?.recipients).toEqual([helpDesk])
  expect(mail?.html).toBe(false)
  if ('text' in row) expect(mail?.text).toContain('RCPT TO:<evil@x.example>')
})

test('while the mail server is down a question waits, and it arrives once', async () => {
  const { server, ben, mailbox, pass } = await atShop()
  await mailbox.goDown()
  expect((await askOrder(server, ben)).status).toBe(201)
  await pass(minuteMs)
  await pass(minuteMs)
  expect(await forwarded(server, ben)).toEqual({ to: helpDesk, state: 'waiting' })
  await mailbox.comeBack()
  await until('the mail', async () => {
    await pass(minuteMs)
    return mailbox.mails.length > 0
  })
  await pass(20 * minuteMs)
  await pass(20 * minuteMs)
  expect(mailbox.mails).toHaveLength(1)
})

test('a question that the help desk’s server refuses for good has failed, and its asker sees that', async () => {
  const { server, ben, mailbox } = await atShop()
  mailbox.refusal = { at: 'recipient', code: 550 }
  await askOrder(server, ben)
  await until('it to be given up', async () => {
    await server.notifications.look()
    return (await forwarded(server, ben))?.state === 'failed'
  })
})

test('a member asks five times a day about orders, and a room ten times', async () => {
  const { server, ana, ben } = await atShop()
  const mia = await join(server.url, ana.code, 'Mia')
  const five = async (who: Person) => {
    for (let turn = 0; turn < 5; turn += 1) expect((await askOrder(server, who)).status).toBe(201)
    expectRefused(await askOrder(server, who), 'too-many-questions')
  }
  await five(ben)
  await five(ana)
  expectRefused(await askOrder(server, mia), 'too-many-questions')
  const yesterday = Date.now() - 24 * 60 * minuteMs
  await databaseOf(server).updateTable('help_requests').set({ created_at: yesterday }).execute()
  expect((await askOrder(server, mia)).status).toBe(201)
})

test('questions about orders are offered only once the shop has said where they go, and no longer than it wants', async () => {
  const mailbox = await openMailbox()
  const { server, ben } = await notificationRoom({ SMTP_URL: mailbox.url })
  const token = await adminKey(server, ['desk'])
  const notOffered = async () => {
    expect((await helpOf(server, ben)).helpDesk).toBeNull()
    expectRefused(await askOrder(server, ben), 'no-help-desk')
    for (const method of ['GET', 'DELETE'])
      expectRefused(await ask(server, `${method} /shops/demo/help-desk`, { token }), 'no-help-desk')
  }
  await notOffered()
  await setHelpDesk(server)
  expect((await ask(server, 'GET /shops/demo/help-desk', { token })).body).toEqual({ address: helpDesk })
  expect((await askOrder(server, ben)).status).toBe(201)
  expect((await ask(server, 'DELETE /shops/demo/help-desk', { token })).status).toBe(204)
  await notOffered()
})

test('where no mail is set up questions about orders are not offered, whatever the shop says', async () => {
  const { server, ben } = await notificationRoom({})
  expect((await setHelpDesk(server)).status).toBe(200)
  expect((await helpOf(server, ben)).helpDesk).toBeNull()
  expectRefused(await askOrder(server, ben), 'no-help-desk')
})

test('only a key of the shop for its desk says where questions about orders go', async () => {
  const server = await startTestServer()
  const put = (token?: string) =>
    ask(server, 'PUT /shops/demo/help-desk', { body: { address: helpDesk }, ...(token !== undefined && { token }) })
  expect((await put()).status).toBe(401)
  expect((await put('made-up')).status).toBe(401)
  expectRefused(await put(await adminKey(server, ['catalog', 'identity', 'keys', 'audit'])), 'scope-missing')
  expect((await put(await adminKey(server, ['desk']))).status).toBe(200)
})

test.each([
  'orders',
  'orders@shop.example, evil@x.example',
  'orders@shop.example\r\nBcc: evil@x.example',
  'Orders <orders@shop.example>',
  `${'o'.repeat(250)}@shop.example`,
  null,
])('%s is no address of a help desk, and none to answer to', async (address) => {
  const { server, ben } = await notificationRoom({})
  expect(expectRefused(await setHelpDesk(server, address), 'invalid').detail).toContain('address:')
  expect(expectRefused(await askOrder(server, ben, { replyTo: address }), 'invalid').detail).toContain('replyTo')
})

test('a question about an order says where to answer and has no time, and no other question says where', async () => {
  const { server, ben } = await atShop()
  expectRefused(await askOrder(server, ben, { replyTo: undefined }), 'invalid')
  expectRefused(await askOrder(server, ben, { at: Date.now() + 3_600_000 }), 'invalid')
  expectRefused(await askOrder(server, ben, { topic: 'delivery' }), 'invalid')
})

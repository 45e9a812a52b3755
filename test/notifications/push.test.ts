import webPush from 'web-push'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join as joinPath } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { NotificationSettings, PushDevice } from '#shared/notifications/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import type { Mailbox } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import { join, openRoom } from '#test/support/people.ts'
import { openPushService } from '#test/support/push-service.ts'
import { askQuestion } from '#test/support/questions.ts'
import { startTestServer } from '#test/support/server.ts'

const minute = 60_000
const vapid = { VAPID_SUBJECT: 'mailto:hello@shop.example' }

async function pushed(mailbox?: Mailbox) {
  const room = await notificationRoom({ ...vapid, ...(mailbox ? { SMTP_URL: mailbox.url } : {}) })
  const { server, ben } = room
  const subscriptions = `/rooms/${ben.roomId}/push-subscriptions`
  const { offered } = await room.set({})
  const service = await openPushService(offered.push?.publicKey ?? '')
  const subscribe = (body: object) => ask<PushDevice>(server, `POST ${subscriptions}`, { token: ben.token, body })
  const device = await subscribe(service.subscription)
  const askBen = (id: string, text = 'Will these do?') =>
    askQuestion(server, room.ana, id, { text, askedOf: [ben.memberId] })
  return { ...room, service, subscribe, device, subscriptions, askBen }
}

test('a notice comes encrypted for one browser, signed, and says where a tap leads', async () => {
  const { service, device, pass, askBen, server } = await pushed()
  expect(device.status).toBe(201)
  await askBen('q1')
  await pass(3 * minute)
  expect(service.pushed).toHaveLength(1)
  const [one] = service.pushed
  expect(one?.notification).toMatchObject({
    meaning: 'asked',
    title: 'Ana asks you',
    body: 'Will these do?',
    lang: 'en',
    dir: 'ltr',
  })
  expect(one?.notification.url).toContain(`${server.url}/a/`)
  expect(await (await fetch(one?.notification.url ?? '')).text()).toContain('Will these do?')
  expect(one?.claims).toMatchObject({ sub: vapid.VAPID_SUBJECT, aud: new URL(service.subscription.endpoint).origin })
  expect(one?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', 'topic': one?.notification.id, 'ttl': '86400' })
})

test.each([404, 410])('a browser that is gone (%s) is forgotten', async (status) => {
  const { service, pass, askBen, set } = await pushed()
  service.status = status
  await askBen('q1')
  await pass(3 * minute)
  expect((await set({})).push).toEqual([])
  service.status = 201
  await askBen('q2')
  await pass(3 * minute)
  expect(service.pushed).toEqual([])
  expect(service.asked).toBe(1)
})

test('a service that is busy is asked again when it says so, and shows the same notice', async () => {
  const { service, pass, askBen } = await pushed()
  service.status = 429
  service.headers = { 'retry-after': '300' }
  await askBen('q1')
  await pass(3 * minute)
  service.status = 201
  await pass(4 * minute)
  expect(service.asked).toBe(1)
  await pass(2 * minute)
  expect(service.pushed).toHaveLength(1)
})

test('a service that cannot be reached holds up nobody else', async () => {
  const { service, pass, askBen, subscribe, set } = await pushed()
  const { keys } = service.subscription
  await subscribe({ endpoint: 'http://127.0.0.1:9/push/nobody', keys })
  expect((await set({})).push).toHaveLength(2)
  await askBen('q1')
  await pass(3 * minute)
  expect(service.pushed).toHaveLength(1)
})

test('a member who got the push gets no mail, and gets one where the push fails', async () => {
  const mailbox = await openMailbox()
  const { service, pass, askBen, confirmMail } = await pushed(mailbox)
  await confirmMail(mailbox, 'ben@mail.example')
  await askBen('q1')
  await pass(3 * minute)
  // A token is good for fifteen minutes.
  await pass(11 * minute)
  expect([service.pushed.length, letters(mailbox).length]).toEqual([1, 0])
  service.status = 410
  await askBen('q2', 'And these?')
  await pass(3 * minute)
  expect(letters(mailbox)).toEqual([])
  await pass(10 * minute)
  expect(letters(mailbox).map(({ subject }) => subject)).toEqual(['Ana asks you: And these?'])
})

test('a browser takes none any more once it says so', async () => {
  const { service, pass, askBen, server, ben, device, subscriptions } = await pushed()
  await askBen('q1')
  const gone = await ask(server, `DELETE ${subscriptions}/${device.body.id}`, { token: ben.token })
  expect(gone.status).toBe(204)
  await pass(3 * minute)
  expect(service.asked).toBe(0)
})

test('the same browser counts once, and a member has ten', async () => {
  const { service, subscribe, set } = await pushed()
  await subscribe(service.subscription)
  expect((await set({})).push).toHaveLength(1)
  const { keys } = service.subscription
  for (let turn = 0; turn < 10; turn += 1) await subscribe({ endpoint: `https://push.example/${turn}`, keys })
  const { push } = await set({})
  expect(push).toHaveLength(10)
  expect(push.every(({ host }) => host === 'push.example')).toBe(true)
})

test('messages go to public https addresses alone', async () => {
  const { subscribe, service } = await pushed()
  const { keys } = service.subscription
  const inside = [
    'http://push.example/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/x',
  ]
  for (const endpoint of [...inside, 'ftp://push.example', 'no address', 'https://user:password@push.example/']) {
    expectRefused(await subscribe({ endpoint, keys }), 'invalid')
  }
  for (const broken of [
    { ...keys, p256dh: 'A'.repeat(87) },
    { ...keys, p256dh: 'short' },
    { ...keys, auth: '!'.repeat(22) },
  ]) {
    expectRefused(await subscribe({ endpoint: 'https://push.example/x', keys: broken }), 'invalid')
  }
})

test('a service that sends on to another address is not followed, and not asked again', async () => {
  const { service, pass, askBen } = await pushed()
  const other = await openPushService('')
  service.status = 307
  service.headers = { location: other.subscription.endpoint }
  await askBen('q1')
  await pass(3 * minute)
  await pass(60 * minute)
  expect([service.asked, other.asked]).toEqual([1, 0])
})

test('of an answer that never ends nothing is waited for', async () => {
  const { subscribe, service, pass, askBen } = await pushed()
  const endless = await openEndlessService()
  await subscribe({ endpoint: endless.url, keys: service.subscription.keys })
  await askBen('q1')
  await pass(3 * minute)
  await endless.hungUp
  expect(service.pushed).toHaveLength(1)
})

test('a server that people reach by a name sends nothing to its own machine', async () => {
  const server = await startTestServer({ ...vapid, PUBLIC_URL: 'https://tagalong.example' })
  const ana = await openRoom(server.url, 'Ana')
  const { subscription } = await openPushService('')
  const body = { token: ana.token, body: subscription }
  expectRefused(await ask(server, `POST /rooms/${ana.roomId}/push-subscriptions`, body), 'invalid')
})

test('keys are made once and kept, or taken from the settings', async () => {
  const first = await startTestServer(vapid)
  const key = await publicKeyOf(first.url)
  const kept = JSON.parse(readFileSync(joinPath(first.dataDir, 'vapid.json'), 'utf8')) as { publicKey: string }
  expect(kept.publicKey).toBe(key)
  await first.stop()
  const second = await startTestServer({ ...vapid, DATA_DIR: first.dataDir })
  expect(await publicKeyOf(second.url)).toBe(key)
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  const third = await startTestServer({ ...vapid, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey })
  expect(await publicKeyOf(third.url)).toBe(publicKey)
})

test('where nothing is configured nothing is offered, and nothing is kept of what happens', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const settings = `/rooms/${ana.roomId}/notice-settings`
  const { body } = await ask<NotificationSettings>(server, `GET ${settings}`, { token: ben.token })
  expect(body.offered).toEqual({ mail: false, push: null })
  const { subscription } = await openPushService('')
  const subscribing = { token: ben.token, body: subscription }
  expectRefused(
    await ask(server, `PUT ${settings}`, { token: ben.token, body: { mail: 'a@b.example' } }),
    'channel-not-offered',
  )
  expectRefused(await ask(server, `POST /rooms/${ana.roomId}/push-subscriptions`, subscribing), 'channel-not-offered')
  await askQuestion(server, ana, 'q1', { text: 'Well?', askedOf: [ben.memberId] })
  await server.notifications.look()
  expect(await databaseOf(server).selectFrom('notifications').selectAll().execute()).toEqual([])
})

/** Takes everything, and says so without an end. */
async function openEndlessService(): Promise<{ readonly url: string; readonly hungUp: Promise<unknown> }> {
  const hungUp = Promise.withResolvers<void>()
  const http = createServer((request, response) => {
    request.resume()
    response.writeHead(201)
    const talking = setInterval(() => response.write('and '), 5)
    response.once('close', () => {
      clearInterval(talking)
      hungUp.resolve()
    })
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  onTestFinished(() => http.close().closeAllConnections())
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/push/x`, hungUp: hungUp.promise }
}

async function publicKeyOf(url: string): Promise<string | undefined> {
  const ana = await openRoom(url, 'Ana')
  const path = `GET /rooms/${ana.roomId}/notice-settings`
  const { body } = await ask<NotificationSettings>({ url }, path, { token: ana.token })
  return body.offered.push?.publicKey
}

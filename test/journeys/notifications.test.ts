// How somebody is told of a room: set on the page, heard on the page, and outside it while the page is closed.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import { violationsOn } from '#test/support/axe.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { databaseOf } from '#test/support/database.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { linkTo } from '#test/support/notification-room.ts'
import { visitors } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import {
  deliverPush,
  deliverUntilShown,
  shownBy,
  standInForPush,
  untilLeft,
  workerOf,
} from '#test/support/push-messages.ts'
import { openPushService } from '#test/support/push-service.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

wholeBrowserInFile()

const vapid = { VAPID_SUBJECT: 'mailto:hello@shop.example' }

test('somebody sets how they are told with the keyboard alone', async () => {
  const mailbox = await openMailbox()
  const server = await startTestServer({ ...vapid, SMTP_URL: mailbox.url, MAIL_FROM: 'room@tagalong.example' })
  const { ben } = await anaAndBen(server)
  const { page } = ben
  await openNotifications(page)
  await page.getByLabel('Your email address').focus()
  await page.keyboard.type('not an address')
  await page.keyboard.press('Enter')
  await ben.says('That doesn’t look like an email address.')
  await page.getByLabel('Your email address').fill('ben@post.example')
  await page.keyboard.press('Enter')
  await ben.says(/Not confirmed yet/)
  await press(page, 'Results of votes', 'Space')
  // The hour is still on its way when the next change is made: that one holds.
  const hour = await holdNextChange(page)
  await page.getByLabel('From', { exact: true }).fill('21:30')
  await press(page, 'Quiet hours', 'Space')
  await hour.isSent
  await page.getByLabel('From', { exact: true }).waitFor({ state: 'detached' })
  await hour.release()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await violationsOn(page)).toEqual([])
  }
  await page.keyboard.press('Escape')

  await server.notifications.look()
  const letter = await mailbox.next('the letter that asks', ({ recipient }) => recipient === 'ben@post.example')
  await fetch(linkTo(letter, 'mail/confirm'), { method: 'POST' })
  await openNotifications(page)
  await ben.says(/^Notifications go to/)
  expect(await page.getByLabel('Results of votes').isChecked()).toBe(false)
  expect(await page.getByLabel('Quiet hours').isChecked()).toBe(false)
  await page.getByRole('button', { name: 'Turn everything off' }).press('Enter')
  await ben.says('Notifications are off')
  await page.getByRole('button', { name: 'Turn back on' }).press('Enter')
  await ben.says(/^Notifications go to/)
  expect(ben.errors).toEqual([])
})

test('what the server does not offer is not shown', async () => {
  const server = await journeyServer()
  const { ben } = await anaAndBen(server)
  await openNotifications(ben.page)
  await ben.says('Questions and votes for me')
  for (const part of ['By email', 'On this device', 'When'])
    expect(await ben.page.getByText(part, { exact: true }).count()).toBe(0)
})

test('a message comes to the device of somebody who is away, once, and a tap leads to the thing', async () => {
  const server = await startTestServer({ ...vapid, NOTICE_GRACE_SECONDS: '0' })
  const { ana, ben } = await anaAndBen(server)
  const { page, context } = ben
  const worker = await workerOf(context)
  const offered = granted(await ana.notifications.settings()).offered
  const service = await openPushService(offered.push?.publicKey ?? '')
  await standInForPush(context, service)
  await page.reload()
  await ben.saved()
  await openNotifications(page)
  await ben.says('A short notification, even when this page is closed. Your browser asks you first.')
  await page.getByRole('button', { name: 'Turn on here' }).click()
  await ben.says('This device gets notifications.')
  // Whatever hour it is when the tests run.
  await press(page, 'Quiet hours', 'Space')
  await page.getByLabel('From', { exact: true }).waitFor({ state: 'detached' })
  const room = page.url()
  await page.goto(server.url)
  await untilLeft(worker, room)

  const { thread } = granted(ana.talk.ask('room', 'Which colour?', { askedOf: [await idOfBen(ana)] }))
  await ana.saved()
  await until('the message', async () => (await server.notifications.look(), service.pushed.length > 0))
  const [pushed] = service.pushed
  if (!pushed) throw new Error('it was there a moment ago')
  expect(pushed.notification).toMatchObject({
    title: 'Ana asks you',
    body: 'Which colour?',
    subject: `question:${thread}`,
  })
  await deliverUntilShown(page, worker, pushed.notification)
  expect(await shownBy(worker)).toMatchObject([{ title: 'Ana asks you', body: 'Which colour?', lang: 'en' }])
  await worker.evaluate('self.registration.getNotifications().then((all) => all.forEach((one) => one.close()))')
  await deliverPush(page, pushed.notification)
  await deliverUntilShown(page, worker, { ...pushed.notification, id: 'another', title: 'Another' })
  expect(await shownBy(worker)).toMatchObject([{ title: 'Another' }])

  // In the room it is in sight anyway; one that is still there outside leads to it.
  await page.goto(room)
  await ben.saved()
  await deliverPush(page, { ...pushed.notification, id: 'third', title: 'Third' })
  await page.getByText('Which colour?').first().waitFor()
  expect(await shownBy(worker)).toMatchObject([{ title: 'Another' }])
  await worker.evaluate(`self.registration.getNotifications().then(([notification]) =>
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))`)
  await page.getByRole('region', { name: /^Chat:/ }).waitFor()

  // The push service ends the subscription and the server forgets it; the next visit subscribes again.
  service.status = 410
  const asked = service.asked
  await page.goto(server.url)
  granted(ana.talk.ask('room', 'Which size?', { askedOf: [await idOfBen(ana)] }))
  await ana.saved()
  await until('the service to refuse', async () => (await server.notifications.look(), service.asked > asked))
  const database = databaseOf(server)
  const devices = () => database.selectFrom('push_subscriptions').select('id').execute()
  await until('it to be forgotten', async () => (await devices()).length === 0)
  await page.goto(room)
  await until('it to be known again', async () => (await devices()).length === 1)
  await openNotifications(page)
  await ben.says('This device gets notifications.')
  expect(ben.errors).toEqual([])
})

test('an open page says what concerns its reader where it is not in sight', async () => {
  const server = await journeyServer()
  const { ana, ben } = await anaAndBen(server)
  const { page } = ben
  const mine = granted(ana.talk.say('room', '@Ben which one?', { mentions: [await idOfBen(ana)] }))
  expect(mine).toBeTruthy()
  await ben.says('Ana replied')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText('which one?').first().waitFor()
  // A screen reader hears both of two messages that come at once.
  granted(ana.talk.say('room', 'The brown ones'))
  granted(ana.talk.say('room', 'Or the black ones'))
  const heard = page.getByRole('log').locator('p')
  for (const words of ['The brown ones', 'Or the black ones'])
    await heard.filter({ hasText: words }).waitFor({ state: 'attached' })
})

test('an open page says who has named its reader in a comment, and leads to its words', async () => {
  const { ana, ben } = await anaAndBen(await journeyServer())
  const { page } = ben
  const anchor = { on: 'variant', variantId: 'ridge-boot:walnut-39' } as const
  granted(ana.annotations.pin(anchor, '@Ben, is this a scratch?', { mentions: [await idOfBen(ana)] }))
  await ben.says('Ana mentioned you')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.locator('.talk-head').getByText('@Ben, is this a scratch?').waitFor()
})

interface Two {
  /** In a program of hers. */
  readonly ana: Room
  readonly ben: Visitor
}

async function anaAndBen(server: TestServer): Promise<Two> {
  const sessions: SavedSession[] = []
  const { room, invitation } = granted(await startRoom({ name: 'Ana', title: 'Ana’s room' }, { server: server.url }))
  granted(room.cart.add('ridge-boot:walnut-39'))
  const joined = await joinRoom(
    invitation.code,
    { name: 'Ben' },
    { server: server.url, onSession: (one) => void sessions.push(one) },
  )
  await granted(joined).close()
  const [ben] = await visitors(1)
  const [session] = sessions
  if (!ben || !session) throw new Error('nobody came')
  await ben.comeBack(session, 'ridge-boot')
  return { ana: room, ben }
}

async function idOfBen({ members }: Room): Promise<string> {
  await until('Ben', () => members.list.get().some(({ name }) => name === 'Ben'))
  return members.list.get().find(({ name }) => name === 'Ben')?.id ?? ''
}

async function openNotifications(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Notifications' }).press('Enter')
  await page.getByRole('dialog', { name: 'Notifications' }).waitFor()
}

/** Holds the next change of settings back. @returns when the page has sent it, and what lets it through and waits for all answers. */
async function holdNextChange(page: Page) {
  const [sent, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const url = /[/]notice-settings$/
  let isFirst = true
  await page.route(url, async (route) => {
    if (isFirst && route.request().method() === 'PUT') {
      isFirst = false
      sent.resolve()
      await released.promise
    }
    await route.continue()
  })
  return {
    isSent: sent.promise,
    release: async () => {
      const second = page.waitForResponse(
        async (answer) => url.test(answer.url()) && isQuietOff(answer.request().postData()),
      )
      released.resolve()
      await second
      await page.unroute(url)
    },
  }
}

function isQuietOff(body: string | null): boolean {
  return body !== null && (JSON.parse(body) as { quiet?: unknown }).quiet === null
}

async function press(page: Page, label: string, key: string): Promise<void> {
  await page.getByLabel(label).press(key)
}

// An associate who is called: with the page closed, from the notification itself, and after a phone has frozen the page.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { StaffAttention, StaffPush } from '#shared/desk/attention.ts'
import type { DemoStaff, StaffSession } from '#shared/desk/contracts.ts'
import { ask } from '#test/support/api.ts'
import { violationsOn } from '#test/support/axe.ts'
import { askStore } from '#test/support/recording-associate.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { visitorsOn } from '#test/support/page-people.ts'
import { openRoom } from '#test/support/people.ts'
import { deliverPush, shownBy, standInForPush, untilLeft, workerOf } from '#test/support/push-messages.ts'
import { openPushService } from '#test/support/push-service.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

wholeBrowserInFile()

const vapid = { VAPID_SUBJECT: 'mailto:hello@shop.example' }

test('Noor closes the page, is called on her phone, takes the question from the notification, and is in the visit', async () => {
  const server = await startTestServer(vapid)
  const ana = await openRoom(server.url, 'Ana')
  const [noor] = await visitorsOn('desk')
  if (!noor) throw new Error('nobody came')
  const { page, context } = noor
  const service = await openPushService(await publicKeyOf(server))
  await standInForPush(context, service)
  await signIn(server, page)
  await page.getByRole('button', { name: 'How you are called' }).click()
  await page.getByText(/^Be called here with the page closed/).waitFor()
  await page.getByRole('button', { name: 'Call me here', exact: true }).click()
  await page.getByText(/^Questions reach this device/).waitFor()
  await page.getByLabel('Don’t call me at certain hours').check()
  await page.getByLabel('From', { exact: true }).waitFor()
  await page.getByLabel('Don’t call me at certain hours').uncheck()
  await page.getByLabel('From', { exact: true }).waitFor({ state: 'detached' })
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  const worker = await workerOf(context)
  const desk = page.url()
  await page.goto(server.url)
  await untilLeft(worker, desk)

  await askStore(server, ana)
  await until('the call', () => service.pushed.length > 0)
  const call = service.pushed[0]?.notification as unknown as StaffPush
  await until('it to be shown', async () => {
    await deliverPush(page, call)
    return (await shownBy(worker)).length > 0
  })
  expect(await shownBy(worker)).toMatchObject([{ title: 'Ana asks: Choosing', body: 'Is there a smaller one?' }])
  await press(worker, 'claim')
  await until('the visit', async () => (await visitsOf(server, ana)).length === 1)
  const [visit] = await visitsOf(server, ana)
  // The message says no more than which visit; the page that opens is signed in by the device.
  const opened = await context.newPage()
  await opened.goto(`${server.url}/desk?shop=demo#visit=${visit?.id ?? ''}`)
  await opened.getByRole('textbox', { name: 'Write to Ana' }).waitFor()
  expect(new URL(opened.url()).hash).toBe('')
  expect(noor.errors).toEqual([])

  await opened.getByRole('button', { name: 'Sign out' }).click()
  await opened.getByText('Who is at the desk?').waitFor()
  await opened.goto(`${server.url}/desk?shop=demo`)
  await opened.getByText('Who is at the desk?').waitFor()
})

test('what was taken back while a phone had frozen the desk is gone at once when it is seen again', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const [noor] = await visitorsOn('desk')
  if (!noor) throw new Error('nobody came')
  const { page, context } = noor
  await signIn(server, page)
  await askStore(server, ana, { scope: ['product', 'cart'], productId: 'ridge-boot' })
  await page.getByRole('article', { name: 'Offered to you' }).getByRole('button', { name: 'Claim' }).click()
  await page.getByText('Their cart, 0').waitFor()
  const session = await context.newCDPSession(page)
  // A browser without a window freezes a page, and tells it nothing: a phone's does.
  const freeze = async () => {
    await page.evaluate('document.dispatchEvent(new Event("freeze"))')
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  }
  const resume = async () => {
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await page.evaluate('document.dispatchEvent(new Event("resume"))')
  }
  await freeze()
  await page.getByText('Their cart, 0').waitFor({ state: 'detached' })
  const [visit] = await visitsOf(server, ana)
  const path = `/rooms/${ana.roomId}/visits/${visit?.id ?? ''}`
  await ask(server, `PUT ${path}/scope`, { token: ana.token, body: { scope: [] } })
  // A channel that was frozen along may be dead without knowing: the desk asks by itself.
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/v1/desk'))
  await resume()
  await asked
  await page.getByText('Their cart is not shown to you').waitFor()
  await freeze()
  await ask(server, `POST ${path}/end`, { token: ana.token })
  await resume()
  await page.getByText('No visit is open').waitFor()
  await page.getByText('Reconnecting…').waitFor({ state: 'detached' })
  expect(noor.errors).toEqual([])
})

test('a visit and an offer at once on a phone: the offer stands above the visit and is claimed there', async () => {
  const server = await startTestServer()
  const [ana, ben] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Ben')]
  const [noor] = await visitorsOn('desk')
  if (!noor) throw new Error('nobody came')
  const { page } = noor
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(server, page)
  await askStore(server, ana)
  await page.getByRole('button', { name: /^Claim, / }).click()
  await page.getByRole('textbox', { name: 'Write to Ana' }).waitFor()
  await askStore(server, ben)
  const strip = page.getByRole('region', { name: 'Offered to you' })
  await strip.getByText('Ben').waitFor()
  expect(await page.getByRole('textbox', { name: 'Write to Ana' }).isVisible()).toBe(true)
  expect(await violationsOn(page)).toEqual([])
  await strip.getByRole('button', { name: /^Claim, / }).click()
  await page.getByRole('textbox', { name: 'Write to Ben' }).waitFor()
  expect(noor.errors).toEqual([])
})

async function signIn(server: TestServer, page: Page): Promise<void> {
  await page.goto(`${server.url}/desk`)
  await page.getByRole('button', { name: /^Noor/ }).click()
  await page.getByRole('radio', { name: 'On' }).click({ force: true })
  await page.getByText('Nobody is waiting').waitFor()
}

async function publicKeyOf(server: TestServer): Promise<string> {
  const { body } = await ask<DemoStaff>(server, 'GET /desk/demo-staff?shop=demo')
  const staff = body.staff.find(({ role }) => role === 'supervisor')?.id
  const signedIn = await ask<StaffSession>(server, 'POST /desk/demo-sign-in', { body: { shop: 'demo', staff } })
  const { body: attention } = await ask<StaffAttention>(server, 'GET /desk/attention', { token: signedIn.body.token })
  return attention.offered?.publicKey ?? ''
}

async function visitsOf(server: TestServer, { roomId, token }: { roomId: string; token: string }) {
  return (await ask<{ visits: { id: string }[] }>(server, `GET /rooms/${roomId}/visits`, { token })).body.visits
}

/** Presses what a notification offers. */
function press(worker: Awaited<ReturnType<typeof workerOf>>, action: string): Promise<unknown> {
  return worker.evaluate(`self.registration.getNotifications().then(([notification]) =>
    void self.dispatchEvent(new NotificationEvent('notificationclick', { notification, action: '${action}' })))`)
}

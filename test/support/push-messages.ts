// Push messages as a browser's own service would hand them over, and what of them is shown.
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, CDPSession, Page, Worker } from 'playwright-core'
import type { PushedNotification } from '#shared/notifications/notification.ts'
import type { PushService } from './push-service.ts'
import { until } from './until.ts'

/** What a browser without a window cannot do: it has no push service of its own, so that one on loopback stands in for it. */
export async function standInForPush(context: BrowserContext, { subscription }: PushService): Promise<void> {
  await context.grantPermissions(['notifications'])
  await context.addInitScript(`{
    const subscription = { ...${JSON.stringify(subscription)}, options: {}, toJSON: () => (${JSON.stringify(subscription)}) }
    let taken = null
    PushManager.prototype.subscribe = async () => (taken = subscription)
    PushManager.prototype.getSubscription = async () => taken
  }`)
}

/** Hands a message to the worker of a server's pages. */
export async function deliverPush(page: Page, data: object): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  const registrationId = await registrationOf(session, origin)
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId,
    data: JSON.stringify(data),
  })
  await session.detach()
}

/** Hands a message over until it is shown: a browser's tools lose one now and then, and one that came before is shown no second time. */
export async function deliverUntilShown(page: Page, worker: Worker, data: PushedNotification): Promise<void> {
  const isShown = async () => (await shownBy(worker)).some(({ title }) => title === data.title)
  await until(`“${data.title}” to be shown`, async () => {
    await deliverPush(page, data)
    for (let look = 0; look < 40; look += 1) {
      if (await isShown()) return true
      await wait(50)
    }
    return false
  })
}

/** What is shown outside the page. */
export function shownBy(worker: Worker): Promise<{ title: string; body: string; tag: string; lang: string }[]> {
  return worker.evaluate(
    'self.registration.getNotifications().then((all) => all.map(({ title, body, tag, lang }) => ({ title, body, tag, lang })))',
  )
}

/** Waits until no page is open at an address any more: one that was just left is still there for a moment. */
export async function untilLeft(worker: Worker, address: string): Promise<void> {
  const open = 'self.clients.matchAll({ includeUncontrolled: true }).then((all) => all.map(({ url }) => url))'
  await until('the page to be left', async () => !(await worker.evaluate<string[]>(open)).includes(address))
}

/** The worker of a person's pages, once it is there. */
export async function workerOf(context: BrowserContext): Promise<Worker> {
  await until('the worker', () => context.serviceWorkers().length > 0)
  const [worker] = context.serviceWorkers()
  if (!worker) throw new Error('it was there a moment ago')
  await until('it to be active', () => worker.evaluate<boolean>('self.registration.active?.state === "activated"'))
  return worker
}

/** A profile may have had workers of other servers before. */
async function registrationOf(session: CDPSession, origin: string): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find(({ scopeURL, isDeleted }) => !isDeleted && new URL(scopeURL).origin === origin)
      if (one) resolve(one.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  return found
}

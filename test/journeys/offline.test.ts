// The page without a network: kept by its worker, with rooms from their local copies.
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { joinRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { anaAndBen } from '#test/support/ana-and-ben.ts'
import { violationsOn } from '#test/support/axe.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { ownBuild } from '#test/support/releases.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const title = 'Ridge boot'

test('a room opens with no network at all, takes edits, keeps them while closed, and sends them when it returns', async () => {
  const server = await journeyServer()
  const { ana, ben } = await anaAndBen(server.url, 'desk')
  await isKept(ben.page)
  await ben.context.setOffline(true)
  const again = await onNewPage(ben)
  await again.says(/^Offline/)
  await again.line(title).wants('Ana', 1)
  await pictureOf(again.page, title)
  await again.line(title).plus()
  await again.line(title).note('written in a tunnel')
  await again.says(/changes waiting/)
  expect(await violationsOn(again.page)).toEqual([])

  const third = await onNewPage(again)
  await third.line(title).wants('Ben', 1)
  await third.line(title).shows('written in a tunnel')
  await third.says(/changes waiting/)
  await third.page.goto(server.url)
  await third.says('You’re offline')
  await third.page.getByRole('link', { name: /Ana’s room/ }).click()
  await third.line(title).wants('Ben', 1)

  await third.context.setOffline(false)
  await third.saved()
  await ana.line(title).wants('Ben', 1)
  await ana.line(title).shows('written in a tunnel')
  expect([...ben.errors, ...again.errors, ...third.errors]).toEqual([])
})

test('what others add has its name without a network, also where nobody looked at it; what came too late says when its name comes', async () => {
  const server = await journeyServer()
  const { ana, ben } = await anaAndBen(server.url)
  await isKept(ben.page)
  const code = new URL(await ana.invite()).pathname.split('/').at(-1) ?? ''
  const cleo = granted(await joinRoom(code, { name: 'Cleo' }, { server: server.url }))
  onTestFinished(() => cleo.close())

  // Ben's cart stays closed.
  const mug = ben.page.waitForResponse(/[/]products[/]enamel-mug/)
  const picture = ben.page.waitForResponse(/[/]pictures[/]/)
  await add(cleo, 'enamel-mug')
  await (await mug).finished()
  await picture
  await until('all of its pictures to be kept', () => ben.page.evaluate<boolean>(areAllKept))
  const late = /[/]products[/]trail-runner/
  await ben.context.route(late, (route) => route.abort())
  const failed = ben.page.waitForEvent('requestfailed', (request) => late.test(request.url()))
  await add(cleo, 'trail-runner')
  await failed
  await ben.context.setOffline(true)
  const { page } = await onNewPage(ben)
  await page.getByRole('navigation').getByRole('button', { name: /Cart/ }).tap()
  await page.getByRole('button', { name: 'Enamel mug', exact: true }).waitFor()
  await pictureOf(page, 'Enamel mug')
  const hint = page.getByText('Name and picture come when you’re online again.')
  await hint.waitFor()
  expect(await hint.count()).toBe(1)
  await page.getByRole('button', { name: 'Trail runner', exact: true }).tap()
  await page.getByText('Not on this device yet').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await ben.context.unroute(late)
  await ben.context.setOffline(false)
  await page.getByRole('heading', { name: 'Trail runner' }).waitFor()
})

test('two tabs of one person without a network count every press', async () => {
  const server = await journeyServer()
  const { ana, ben } = await anaAndBen(server.url, 'desk')
  const tab = await ben.another()
  await tab.page.goto(ben.page.url())
  await tab.inRoom()
  await ben.losesNetwork()
  await tab.says(/^Offline|^Reconnecting/)
  await ben.line(title).plus()
  await tab.line(title).wants('Ben', 1)
  await tab.line(title).plus()
  await ben.line(title).wants('Ben', 2)
  await ben.context.setOffline(false)
  for (const one of [ben, tab]) await one.saved()
  await ana.line(title).wants('Ben', 2)
  expect([...ben.errors, ...tab.errors]).toEqual([])
})

test('a new release breaks no page that is open, says that it is there, and takes over when asked', async () => {
  const build = ownBuild()
  const server = await startTestServer({}, build.dir)
  const { ben } = await anaAndBen(server.url, 'desk')
  await isKept(ben.page)
  // A second page of this release, in which nothing has been fetched ahead.
  const second = await onNewPage(ben, { keep: true })
  for (const { page } of [ben, second]) await isAtRest(page)
  const before = await firstScript(ben.page)
  build.renew()
  // Not awaited: what the page says of it counts, and an answer that never comes would have no limit. Asked again, as by every visit:
  // a browser gives up a release of which one file did not come.
  const isOffered = async () => {
    await ben.page.evaluate('void navigator.serviceWorker.getRegistration().then((one) => one.update())')
    return ben.page.getByText('A new version is ready.').isVisible()
  }
  await expect.poll(isOffered, { interval: 1_000 }).toBe(true)
  await ben.page.getByRole('button', { name: 'Reload' }).click()
  await until('the new release', async () => (await firstScript(ben.page).catch(() => before)) !== before)
  await ben.saved()
  // The page that stayed has its parts still: no server has them any more, and then there is none at all.
  await second.page.keyboard.press('?')
  await second.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await second.context.setOffline(true)
  await second.page.keyboard.press('Escape')
  await second.page.keyboard.press('/')
  await second.page.getByRole('searchbox').waitFor()
  await second.context.setOffline(false)
  expect(await releasesKept(second.page)).toBe(2)
  await second.page.close()
  await ben.page.reload()
  await until('the old release to go', async () => (await releasesKept(ben.page)) === 1)
  expect([...ben.errors, ...second.errors]).toEqual([])
})

async function add({ cart, catalogue, saved }: Room, product: string): Promise<void> {
  const [variant] = granted(await catalogue.product(product)).variants
  granted(cart.add(variant?.id ?? ''))
  await saved()
}

/** Waits until the page would open without a network. */
async function isKept(page: Page): Promise<void> {
  await until(
    'the page to be kept',
    () => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'),
    30_000,
  )
  await until(
    'its pictures to be kept',
    async () =>
      (await page.evaluate<number>(
        `caches.open('pictures').then((kept) => kept.keys()).then(({ length }) => length)`,
      )) > 0,
  )
}

/**
 * Waits until the worker has nothing more to do for a page. One that is busy is ended by the browser when another takes over, and
 * one that is watched, as in tests, is not: whatever is asked of it then is never answered.
 */
async function isAtRest(page: Page): Promise<void> {
  const isLoaded = `performance.getEntriesByType('resource').some(({ name }) => name.includes('/register-worker-'))`
  await until('the page to have loaded what it needs later', () => page.evaluate<boolean>(isLoaded))
  await page.waitForLoadState('networkidle')
  await until('all of its pictures to be kept', () => page.evaluate<boolean>(areAllKept))
}

/** The worker fetches what came before it one after another, which is no part of what the network is to the page. */
const areAllKept = `(async () => {
  const shown = performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.startsWith('/pictures/'))
  const kept = await Promise.all(shown.map(({ name }) => caches.match(name, { ignoreVary: true })))
  return kept.every((one) => one !== undefined)
})()`

/** Closes a person's page and opens the same address in a new one. */
async function onNewPage(person: Visitor, { keep = false } = {}): Promise<Visitor> {
  const url = person.page.url()
  if (!keep) await person.page.close()
  const next = await person.another()
  await next.page.goto(url)
  return next
}

async function pictureOf(page: Page, name: string): Promise<void> {
  const picture = page.locator('[data-line]').filter({ hasText: name }).locator('img').first()
  await until('the picture', () =>
    picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0),
  )
}

function firstScript(page: Page): Promise<string> {
  return page.evaluate<string>(`document.querySelector('script[type=module]').src`)
}

function releasesKept(page: Page): Promise<number> {
  return page.evaluate<number>(
    `caches.keys().then((names) => names.filter((name) => name.startsWith('release-')).length)`,
  )
}

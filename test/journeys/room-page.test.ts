// The room's page itself: what it weighs, its keys, and how it opens on what the address names.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Visitor } from '#test/support/page-people.ts'
import { devices, visitors } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'

const maxScriptKilobytes = 180

test('a room opens with at most 180 KB of compressed script', async () => {
  const ana = await anaInHerRoom()
  // A window of its own, in which nobody has touched anything yet.
  const page = await ana.context.newPage()
  await page.goto(ana.page.url())
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await scriptKilobytes(page)).toBeLessThanOrEqual(maxScriptKilobytes)
})

test('the keys of the page find, vote, explain and close', async () => {
  const { page } = await anaInHerRoom()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await search.waitFor()
  await search.fill('mug')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Enamel mug/ })
    .press('Enter')
  await page.getByRole('heading', { name: 'Enamel mug' }).waitFor()
  expect(new URL(page.url()).searchParams.get('product')).toBe('enamel-mug')
  await page.keyboard.press('v')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Yes', pressed: true }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('what somebody takes out comes back with one press', async () => {
  const ana = await anaInHerRoom()
  await ana.line('Ridge boot').minus()
  await ana.says('Nobody wants one yet')
  await ana.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await ana.line('Ridge boot').wants('Ana', 1)
  // On a phone the cart is a sheet: it stays, and what is said over it can be pressed.
  await ana.page.setViewportSize(devices.phone.viewport)
  await ana.page.getByRole('navigation').getByRole('button', { name: /Cart/ }).click()
  const sheet = ana.page.getByRole('dialog')
  await sheet.getByRole('button', { name: 'One less' }).click()
  await sheet.getByText('Nobody wants one yet').waitFor()
  await ana.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await sheet.getByLabel('Ana wants 1').waitFor()
})

test('what cannot be fetched just now opens later, and takes nothing else down', async () => {
  const ana = await anaInHerRoom()
  // A window of its own, in which nothing is fetched ahead yet.
  const page = await ana.context.newPage()
  await page.goto(ana.page.url())
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.route('**/assets/**', (route) => route.abort())
  await page.keyboard.press('?')
  await page.getByText('Part of the page couldn’t be loaded yet').waitFor()
  await page.getByRole('button', { name: 'One more', exact: true }).click()
  await ana.line('Ridge boot').wants('Ana', 2)
  await page.unroute('**/assets/**')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
})

test('where I am is shown to nobody until I say so', async () => {
  const server = await startTestServer()
  const [ana, ben] = await visitors(2)
  if (!ana || !ben) throw new Error('nobody came')
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  await ben.page.goto(`${new URL(ben.page.url()).origin}${new URL(ben.page.url()).pathname}?product=ridge-boot`)
  await ben.saved()
  expect(await ana.page.getByText('Ben is viewing this too').count()).toBe(0)
  await ben.page.getByRole('switch', { name: 'Share what I’m viewing' }).click()
  await ana.says('Ben is viewing this too')
  await ben.page.getByRole('switch', { name: 'Sharing what I’m viewing' }).click()
  await ana.page.getByText('Ben is viewing this too').waitFor({ state: 'detached' })
})

async function anaInHerRoom(): Promise<Visitor> {
  const server = await startTestServer()
  const [ana] = await visitors(1)
  if (!ana) throw new Error('nobody came')
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  return ana
}

/** What all scripts of the page weighed on their way here. */
function scriptKilobytes(page: Page): Promise<number> {
  return page.evaluate<number>(`performance.getEntriesByType('resource')
    .filter(({ name }) => /[.]js$/.test(new URL(name).pathname))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024`)
}

// The front and the lists of a shop, for somebody who has been here before.
import { expect, test } from 'vitest'
import { journeyServer } from '#test/support/journey-server.ts'
import { meet, newcomer, visitors } from '#test/support/page-people.ts'

/** Every part that moved by itself. */
const watchShifts = `
  globalThis.shifted = []
  new PerformanceObserver((list) => {
    for (const { sources, hadRecentInput } of list.getEntries())
      for (const { node } of hadRecentInput ? [] : sources)
        // What waits in a room takes its place within the room's own line.
        if (!node?.parentElement?.closest('.room-link')) shifted.push(node?.outerHTML?.slice(0, 200) ?? node?.textContent)
  }).observe({ type: 'layout-shift', buffered: true })`

test('the rooms of a device come into the front of a shop without moving it', async () => {
  const { url } = await journeyServer()
  // With a profile of their own: the page comes from the server as long as there is no worker.
  const ana = await newcomer('phone')
  const { page } = ana
  await page.addInitScript('navigator.serviceWorker.register = () => new Promise(() => {})')
  await meet(url, [[ana, 'Ana']])
  await page.addInitScript(watchShifts)
  await page.goto(url)
  await page.locator('a.room-link').waitFor()
  await page.getByRole('button', { name: /^My rooms/ }).waitFor()
  expect(await page.evaluate('globalThis.shifted')).toEqual([])
  // As the server drew it: one room is kept, and it is as tall as the one that came.
  expect(await page.evaluate("document.documentElement.dataset['rooms']")).toBe('1')
  expect(ana.errors).toEqual([])
})

test('what a department holds is limited by price, also on the way back from a product', async () => {
  const { url } = await journeyServer()
  const [ana] = await visitors(1)
  if (!ana) throw new Error('nobody came')
  const { page } = ana
  await page.goto(url)
  await page.getByRole('navigation', { name: 'Departments' }).getByRole('link').first().click()
  const cards = page.locator('.product-card')
  const price = page.getByRole('combobox', { name: 'Price' })
  await price.waitFor()
  const all = await cards.count()
  const lowest = await price.locator('option').nth(1).innerText()
  await price.selectOption({ index: 1 })
  await expect.poll(() => cards.count()).toBeLessThan(all)
  const few = await cards.count()
  expect(few).toBeGreaterThan(0)
  await page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${few} product`) })
    .waitFor()
  await cards.first().getByRole('link').click()
  await page.getByRole('button', { name: 'Shop together' }).waitFor()
  await page.goBack()
  await expect.poll(() => cards.count()).toBe(few)
  expect(await price.locator('option:checked').innerText()).toBe(lowest)
  await price.selectOption({ label: 'Any price' })
  await expect.poll(() => cards.count()).toBe(all)
  expect(ana.errors).toEqual([])
})

test.each([
  ['/zzz', 'Page not found'],
  ['/p/no-such-thing', 'Product not found'],
  ['/shop/no-such-shop', 'Shop not found'],
])('the page of %s says “%s”, and leads back to the shop', async (path, words) => {
  const { url } = await journeyServer()
  const ana = await newcomer('phone')
  const { page } = ana
  const answer = await page.goto(url + path)
  expect(answer?.status()).toBe(404)
  await page.getByRole('heading', { name: words }).waitFor()
  await page.getByRole('main').getByRole('link').first().click()
  await page.locator('.product-card').first().waitFor()
})

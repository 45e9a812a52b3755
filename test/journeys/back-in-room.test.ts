// The browser's Back and Forward in a room, told in Chromium: they close what took the place of the page, and open it again.
import { expect, test } from 'vitest'
import { journeyServer } from '#test/support/journey-server.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'

test('Back leaves looking back, the summary and the cart of a phone; Forward brings them again, and loading again none', async () => {
  const server = await journeyServer()
  const [ana, ben] = (await visitorsOn('desk', 'phone')) as [Visitor, Visitor]
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  const { page } = ana
  const address = page.url()
  const slider = page.getByRole('slider')
  await choose(ana, 'Version history')
  await slider.waitFor()
  await page.goBack()
  await slider.waitFor({ state: 'detached' })
  expect(page.url()).toBe(address)
  await page.goForward()
  await slider.waitFor()
  await page.getByRole('button', { name: 'Back to now' }).click()
  await slider.waitFor({ state: 'detached' })

  const summary = page.getByRole('dialog', { name: 'Summary' })
  await choose(ana, 'Summary')
  await summary.waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'More', exact: true }).waitFor()
  expect(await summary.count()).toBe(0)
  await page.goForward()
  await summary.waitFor()
  await page.goBack()
  await summary.waitFor({ state: 'detached' })
  expect(page.url()).toBe(address)

  const cart = ben.page.getByRole('dialog', { name: /Cart/ })
  await ben.page.getByRole('navigation').getByRole('button', { name: /Cart/ }).tap()
  await cart.waitFor()
  await ben.page.goBack()
  await cart.waitFor({ state: 'detached' })
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

async function choose({ page }: Visitor, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

// The room's page itself: its keys, and how it opens on what the address names.
import { expect, test } from 'vitest'
import { violationsOn } from '#test/support/axe.ts'
import { devices } from '#test/support/devices.ts'
import { newProfile } from '#test/support/open-browser.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { meet, visitors } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'

test('the keys of the page find, vote, explain and close', async () => {
  const { page } = await anaInHerRoom()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await search.waitFor()
  await search.fill('mug')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Enamel mug/ })
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

test('the search stays where it is, whatever it finds, and one button empties it', async () => {
  const { page } = await anaInHerRoom()
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog')
  const search = dialog.getByRole('searchbox')
  await dialog.getByRole('button', { name: /^Enamel mug/ }).waitFor()
  // Measured once it stands still.
  const top = async () => {
    await page.waitForFunction(
      "document.querySelector('.dialog-place').getAnimations().every(({ playState }) => playState === 'finished')",
    )
    return (await search.boundingBox())?.y
  }
  const before = await top()
  await search.fill('zeppelin')
  await dialog.getByText(/zeppelin/).waitFor()
  expect(await top()).toBe(before)
  await dialog.getByRole('button', { name: 'Clear search' }).click()
  await dialog.getByRole('button', { name: /^Enamel mug/ }).waitFor()
  expect(await search.inputValue()).toBe('')
  expect(await top()).toBe(before)
  await page.keyboard.type('mug')
  expect(await search.inputValue()).toBe('mug')
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
  // What it comes to stays in sight, too.
  const bottom = async () => {
    const box = await ana.page.locator('.notice').last().boundingBox()
    return box ? box.y + box.height : 0
  }
  const foot = await sheet.locator('.cart-foot').boundingBox()
  await expect.poll(bottom).toBeLessThanOrEqual(foot?.y ?? 0)
  await ana.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await sheet.getByLabel('Ana wants 1').waitFor()

  // In the shop there is nothing that could be undone.
  await sheet.getByRole('button', { name: 'One less' }).click()
  await sheet.getByText('Nobody wants one yet').waitFor()
  await sheet.getByRole('button', { name: 'Close', exact: true }).click()
  await ana.page.getByRole('link', { name: 'Go to the shop' }).click()
  await ana.page.getByRole('heading', { name: 'Departments' }).waitFor()
  expect(await ana.page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0)
})

test('what cannot be fetched just now opens later, and takes nothing else down', async () => {
  const ana = await anaInHerRoom()
  // A device on which nothing is kept yet, and nothing is fetched ahead by a service worker: that may be done or not by now.
  const storageState = await ana.context.storageState()
  const context = await newProfile({ ...devices.desk, serviceWorkers: 'block', storageState })
  const page = await context.newPage()
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
  const server = await journeyServer()
  const [ana, ben] = await visitors(2)
  if (!ana || !ben) throw new Error('nobody came')
  await ben.considersSharing()
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  await ben.page.goto(`${ben.page.url()}?product=ridge-boot`)
  await ben.saved()
  expect(await ana.page.getByText('Ben is viewing this too').count()).toBe(0)
  await ben.page.getByRole('region', { name: 'Let Ana see what you look at?' }).waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  await ben.page.getByRole('button', { name: 'Yes, share' }).click()
  await ana.says('Ben is viewing this too')
  await ben.page.getByRole('switch', { name: 'Sharing what you view' }).click()
  await ana.page.getByText('Ben is viewing this too').waitFor({ state: 'detached' })
})

/** Ana has been here before; she looks at the boot and wants one. */
async function anaInHerRoom(): Promise<Visitor> {
  const server = await journeyServer()
  const [ana] = await visitors(1)
  if (!ana) throw new Error('nobody came')
  await meet(server.url, [[ana, 'Ana']])
  return ana
}

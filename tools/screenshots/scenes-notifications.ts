// The scenes of being told, and of being without a network.
import type { Page } from 'playwright-core'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

/** The panel of notices; words in any language. */
async function notices(page: Page): Promise<void> {
  await page.locator('.bar-more').click()
  await page.getByRole('menuitem').nth(3).click()
  await page.locator('.notify').waitFor()
}

async function waitingForMail(page: Page): Promise<void> {
  await notices(page)
  const isGiven = (await page.locator('.notify-given').count()) > 0
  if (!isGiven) {
    await page.locator('.notify input[type=email]').fill('mara.lindqvist@post.example')
    await page.keyboard.press('Enter')
  }
  await page.locator('.notify-given').waitFor()
}

async function away(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.getByText(/^Offline/).waitFor()
  await page.getByRole('button', { name: 'Not sure', exact: true }).click()
  await page.getByText(/change waiting/).waitFor()
}

/** The shop, opened without one. */
async function shopAway(page: Page): Promise<void> {
  while (!(await page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))) await page.waitForTimeout(50)
  await page.context().setOffline(true)
  await page.goto(new URL('/', page.url()).href)
  await page.locator('.room-link').first().waitFor()
}

export const notificationScenes: readonly Scene[] = [
  ...inAllSizes('notices', { act: notices }),
  { name: 'notices-phone-ar', size: 'phone', language: 'ar', act: notices },
  { name: 'notices-phone-de', size: 'phone', language: 'de', act: notices },
  { name: 'notices-mail-wide', size: 'wide', who: 'mara', act: waitingForMail },
  ...inAllSizes('offline', { act: away }),
  ...inAllSizes('shop-offline', { act: shopAway }),
]

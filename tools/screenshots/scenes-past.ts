// Looking back, and the summary of a room.
import type { Page } from 'playwright-core'
import type { Scene, Size } from './scene.ts'

const entry = (button: RegExp, name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click()
  await page.getByRole('menuitem', { name }).click()
}
const summary = entry(/^(More|Mehr|المزيد)/, /^(Summary|Zusammenfassung|الملخص)$/)
const past = entry(/^(More|Mehr|المزيد)/, /^(Version history|Versionsverlauf|سجل الإصدارات)$/)
const sizes: readonly Size[] = ['phone', 'tablet', 'wide']

export const pastScenes: readonly Scene[] = [
  ...sizes.flatMap((size): Scene[] => [
    { name: `summary-${size}`, size, act: summary },
    { name: `summary-${size}-dark`, size, dark: true, act: summary },
  ]),
  { name: 'summary-phone-ar', size: 'phone', language: 'ar', act: summary },
  { name: 'summary-wide-de', size: 'wide', language: 'de', act: summary },
  { name: 'summary-end-wide', size: 'wide', act: summaryEnd },
  { name: 'summary-new-phone', size: 'phone', who: 'new', act: summary },
  ...sizes.flatMap((size): Scene[] => [
    { name: `past-${size}`, size, act: lookBack },
    { name: `past-${size}-dark`, size, dark: true, act: lookBack },
    { name: `past-compare-${size}`, size, act: compare },
  ]),
  { name: 'past-phone-ar', size: 'phone', language: 'ar', act: lookBack },
  { name: 'past-wide-ar', size: 'wide', language: 'ar', act: lookBack },
  { name: 'past-wide-de', size: 'wide', language: 'de', act: lookBack },
  { name: 'past-start-wide', size: 'wide', act: lookAtStart },
  { name: 'past-put-back-wide', size: 'wide', act: putBack },
  { name: 'past-put-back-phone', size: 'phone', act: putBack },
  { name: 'past-cart-phone', size: 'phone', act: pastCart },
  { name: 'past-new-phone', size: 'phone', who: 'new', act: past },
  { name: 'past-offline-phone', size: 'phone', act: pastOffline },
]

async function summaryEnd(page: Page): Promise<void> {
  await summary(page)
  await page.locator('.paper-room').scrollIntoViewIfNeeded()
}

/** To the middle of what happened. */
async function lookBack(page: Page): Promise<void> {
  await past(page)
  const slider = page.getByRole('slider')
  await page.locator('.past .stage, .past-empty').first().waitFor()
  await slider.press('Home')
  for (let step = 0; step < 22; step += 1) await slider.press('ArrowUp')
  await page
    .locator('.past .line')
    .first()
    .waitFor({ state: 'attached', timeout: 5_000 })
    .catch(() => undefined)
}

async function lookAtStart(page: Page): Promise<void> {
  await past(page)
  await page.locator('.past .stage, .past-empty').first().waitFor()
  await page.getByRole('slider').press('Home')
}

/** From the bar's menu where the head has no room. */
const act = async (page: Page, name: string) => {
  const button = page.getByRole('button', { name })
  if (await button.isVisible()) return button.click()
  await page.locator('.past-more').getByRole('button').last().click()
  await page.getByRole('menuitem', { name }).click()
}

async function compare(page: Page): Promise<void> {
  await lookBack(page)
  await act(page, 'Compare with now')
}

async function putBack(page: Page): Promise<void> {
  await lookBack(page)
  await act(page, 'Restore cart')
}

async function pastCart(page: Page): Promise<void> {
  await lookBack(page)
  await act(page, 'Compare with now')
  await page.locator('.past-more').getByRole('button').first().click()
}

async function pastOffline(page: Page): Promise<void> {
  await lookBack(page)
  await page.context().setOffline(true)
  await page.getByRole('slider').press('Home')
  await page
    .locator('.past-trouble')
    .waitFor({ timeout: 9_000 })
    .catch(() => undefined)
}

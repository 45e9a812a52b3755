// Looking back, and the summary of a room.
import type { Page } from 'playwright-core'
import type { Scene, Size } from './scene.ts'

const entry = (button: RegExp, name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click()
  await page.getByRole('menuitem', { name }).click()
}
const summary = entry(/^(More|Mehr|المزيد)/, /^(Summary|Zusammenfassung|الملخص)$/)
const sizes: readonly Size[] = ['phone', 'tablet', 'wide']

/** See above. */
export const pastScenes: readonly Scene[] = [
  ...sizes.flatMap((size): Scene[] => [
    { name: `summary-${size}`, size, act: summary },
    { name: `summary-${size}-dark`, size, dark: true, act: summary },
  ]),
  { name: 'summary-phone-ar', size: 'phone', language: 'ar', act: summary },
  { name: 'summary-wide-de', size: 'wide', language: 'de', act: summary },
  { name: 'summary-end-wide', size: 'wide', act: summaryEnd },
  { name: 'summary-new-phone', size: 'phone', who: 'new', act: summary },
]

async function summaryEnd(page: Page): Promise<void> {
  await summary(page)
  await page.locator('.paper-room').scrollIntoViewIfNeeded()
}

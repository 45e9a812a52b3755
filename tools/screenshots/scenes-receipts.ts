// The scenes of what answers a person's act: receipts, the question before their view is shared, and the room's settings.
import type { Page } from 'playwright-core'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

async function answered(page: Page): Promise<void> {
  const verdict = page.locator('.waiting-card').getByRole('button', { name: /^(?:Vote for|صوّت)/ })
  await verdict.first().click()
  await page.locator('.receipt').waitFor()
}

async function setAside(page: Page): Promise<void> {
  await page
    .locator('.waiting-card')
    .getByRole('button', { name: /^(?:Not now|ليس الآن)$/ })
    .first()
    .click()
  await page.locator('.receipt').waitFor()
}

const asked = (page: Page) => page.locator('.prompt').waitFor()

async function settings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:More|المزيد)$/ }).click()
  await page.getByRole('menuitem', { name: /^(?:Room settings|إعدادات الغرفة)$/ }).click()
  await page.getByRole('dialog').waitFor()
}

export const receiptScenes: readonly Scene[] = [
  ...inAllSizes('receipt', { who: 'mara', act: answered }),
  { name: 'receipt-ar', size: 'phone', language: 'ar', who: 'mara', act: setAside },
  ...inAllSizes('consent', { who: 'ottilie', undecided: true, act: asked }),
  { name: 'consent-ar', size: 'phone', language: 'ar', who: 'ottilie', undecided: true, act: asked },
  ...inAllSizes('settings', { act: settings }),
  { name: 'settings-ar', size: 'phone', language: 'ar', act: settings },
  { name: 'settings-guest', size: 'phone', who: 'mara', act: settings },
]

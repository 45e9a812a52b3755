// The scenes of writing: the composer wherever one writes.
import type { Page } from 'playwright-core'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

const words = 'Deep enough for @Ben and a salad'

/** The answer to a question, in the card where it waits. */
async function answering(page: Page): Promise<void> {
  const field = page.locator('.waiting-answer textarea').first()
  await field.waitFor()
  await field.fill('Rather the grey ones, they hide crumbs')
}

async function reason(page: Page): Promise<void> {
  await page
    .locator('#vote[aria-pressed=false]')
    .click({ timeout: 1_000 })
    .catch(() => undefined)
  await page.locator('.opinions .compose textarea').fill('Deep enough for a salad')
  await page.locator('.opinions .compose').scrollIntoViewIfNeeded()
}

async function note(page: Page): Promise<void> {
  const cart = page.getByRole('navigation').getByRole('button', { name: /Cart|السلة/ })
  if (await cart.count()) await cart.click()
  await page
    .getByRole('button', { name: /^More options for/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: /note|ملاحظة/ }).click()
  await page.locator('.notes .compose textarea').fill('For my sister, in the other colour')
}

async function comment(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(?:Comment 1|تعليق 1|التعليق 1)/ })
    .first()
    .click()
  await page.locator('.bubble .compose').waitFor()
}

async function reply(page: Page): Promise<void> {
  await comment(page)
  await page.locator('.bubble .compose textarea').fill(words)
}

async function reworded(page: Page): Promise<void> {
  await comment(page)
  await page.getByRole('button', { name: 'Edit comment' }).click()
  await page.locator('.bubble .reword').waitFor()
}

export const writingScenes: readonly Scene[] = [
  ...inAllSizes('answering', { act: answering }),
  ...inAllSizes('reason', { who: 'zoe', act: reason }),
  ...inAllSizes('line-note', { act: note }),
  ...inAllSizes('comment', { act: comment }),
  ...inAllSizes('reply', { act: reply }),
  { name: 'comment-ar', size: 'phone', language: 'ar', act: comment },
  { name: 'reword', size: 'phone', who: 'mara', act: reworded },
]

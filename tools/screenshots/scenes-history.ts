// The scenes of what happened in a room: all of it, some of it, one event after the other.
import type { Page } from 'playwright-core'
import type { Cast } from './people.ts'
import type { Scene, Size } from './scene.ts'

const more = /^(More|Mehr|المزيد)$/
const history = /^(Activity|Aktivitäten|النشاط)$/

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: more }).click()
  await page.getByRole('menuitem', { name: history }).click()
  await page.locator('.history-place .event').first().waitFor()
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: more }).click()
  await page.getByRole('menuitem').first().waitFor()
}

async function someOfIt(page: Page): Promise<void> {
  await openHistory(page)
  await page.getByRole('radio', { name: 'Chat' }).check({ force: true })
  await page.locator('.history-place .event').first().waitFor()
}

async function uncompacted(page: Page, { mara }: Cast): Promise<void> {
  for (const id of ['veranda-chair', 'chamber-candle', 'kiln-mug']) mara.room.cart.opine(id, 'yes')
  await mara.room.saved()
  await openHistory(page)
  await page.locator('.event-run .event-body').first().click()
}

async function choosing(page: Page): Promise<void> {
  await openHistory(page)
  await page.getByRole('button', { name: /^Who:/ }).click()
  await page.getByRole('menuitem').first().waitFor()
}

async function nothing(page: Page, { zoe }: Cast): Promise<void> {
  await openHistory(page)
  await page.getByRole('button', { name: /^Who:/ }).click()
  await page.getByRole('menuitem', { name: zoe.room.me.get().name }).click()
  await page.getByRole('radio', { name: 'Votes' }).check({ force: true })
  await page.getByText('Nothing of this kind yet.').waitFor()
}

const kept = (size: Size): Scene[] => [
  { name: `history-${size}`, size, act: openHistory },
  { name: `history-dark-${size}`, size, dark: true, act: openHistory },
]

export const historyScenes: readonly Scene[] = [
  ...kept('phone'),
  ...kept('tablet'),
  ...kept('wide'),
  { name: 'history-menu-phone', size: 'phone', act: openMenu },
  { name: 'history-menu-wide', size: 'wide', act: openMenu },
  { name: 'history-talk-wide', size: 'wide', act: someOfIt },
  { name: 'history-choosing-phone', size: 'phone', act: choosing },
  { name: 'history-nothing-phone', size: 'phone', act: nothing },
  { name: 'history-german-phone', size: 'phone', language: 'de', act: openHistory },
  { name: 'history-rtl-phone', size: 'phone', language: 'ar', act: openHistory },
  { name: 'history-rtl-wide', size: 'wide', dark: true, language: 'ar', act: openHistory },
  // Last, for it leaves something behind.
  { name: 'history-unfolded-phone', size: 'phone', act: uncompacted },
]

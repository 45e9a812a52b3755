// The scenes that are looked at after a change of the page: each size, both themes, both directions, and what opens over it.
import type { Page } from 'playwright-core'
import type { Cast } from './people.ts'
import { granted } from './people.ts'
import { sizes } from './scene.ts'
import type { Scene, Size } from './scene.ts'
import { receiptScenes } from './scenes-receipts.ts'
import { writingScenes } from './scenes-writing.ts'
import { callScenes } from './scenes-calls.ts'
import { catchUpScenes } from './scenes-catchup.ts'
import { boardScenes } from './scenes-board.ts'
import { deskScenes } from './scenes-desk.ts'
import { detailScenes } from './scenes-details.ts'
import { fileScenes } from './scenes-files.ts'
import { historyScenes } from './scenes-history.ts'
import { outsideScenes } from './scenes-outside.ts'
import { notificationScenes } from './scenes-notifications.ts'
import { pastScenes } from './scenes-past.ts'
import { refusedScenes } from './scenes-refused.ts'
import { storeScenes } from './scenes-store.ts'
import { togetherScenes } from './scenes-together.ts'

const open = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
// The dock is below the strip, whose buttons may speak of the same thing.
const dock = (name: string) => (page: Page) =>
  page
    .locator('.dock')
    .getByRole('button', { name: new RegExp(name) })
    .click()
const press = (key: string) => (page: Page) => page.keyboard.press(key)

/** Every scene, in the order they are taken. */
export const scenes: readonly Scene[] = [
  ...(Object.keys(sizes) as Size[]).flatMap((size): Scene[] => [
    { name: `room-${size}`, size },
    { name: `room-${size}-dark`, size, dark: true },
    { name: `room-${size}-ar`, size, language: 'ar' },
    { name: `new-${size}`, size, who: 'new', query: '' },
    { name: `viewer-${size}`, size, who: 'ottilie' },
    { name: `nobody-${size}`, size, who: 'nobody' },
  ]),
  { name: 'room-forced-wide', size: 'wide', forced: true },
  { name: 'room-forced-tablet', size: 'tablet', forced: true, dark: true },
  { name: 'room-forced-phone', size: 'phone', forced: true, dark: true },
  { name: 'room-tablet-de', size: 'tablet', language: 'de' },
  { name: 'advisor-wide', size: 'wide', who: 'zoe' },
  { name: 'changed-wide', size: 'wide', act: changedByMara },
  { name: 'sharing-wide', size: 'wide', act: sharing },
  { name: 'sharing-phone', size: 'phone', act: sharing },
  { name: 'undo-wide', size: 'wide', act: takenOut },
  { name: 'menu-wide', size: 'wide', act: open(/More options for Serving/) },
  { name: 'people-wide', size: 'wide', act: open(/^People/) },
  { name: 'find-wide', size: 'wide', act: press('/') },
  { name: 'find-wide-dark', size: 'wide', dark: true, act: press('/') },
  { name: 'invite-wide', size: 'wide', act: open('Invite') },
  { name: 'help-wide', size: 'wide', act: press('?') },
  { name: 'cart-phone', size: 'phone', act: dock('Cart') },
  { name: 'cart-phone-dark', size: 'phone', dark: true, act: dock('Cart') },
  { name: 'cart-phone-ar', size: 'phone', language: 'ar', act: dock('السلة') },
  { name: 'cart-new-phone', size: 'phone', who: 'new', act: dock('Cart') },
  { name: 'people-phone', size: 'phone', act: dock('People') },
  { name: 'find-phone', size: 'phone', act: dock('Search') },
  { name: 'invite-phone', size: 'phone', act: dock('Invite') },
  { name: 'large-text-phone', size: 'phone', act: largeText },
  { name: 'large-text-wide', size: 'wide', act: largeText },
  ...storeScenes,
  ...callScenes,
  ...togetherScenes,
  ...historyScenes,
  ...catchUpScenes,
  ...receiptScenes,
  ...writingScenes,
  ...notificationScenes,
  ...fileScenes,
  ...pastScenes,
  ...detailScenes,
  ...refusedScenes,
  ...boardScenes,
  ...deskScenes,
  ...outsideScenes,
  // It changes the cart.
  { name: 'cart-gone-phone-ar', size: 'phone', language: 'ar', act: goneFromShop },
  { name: 'offline-wide', size: 'wide', act: offline },
  { name: 'offline-phone', size: 'phone', act: offline },
]

async function changedByMara(page: Page, { mara }: Cast): Promise<void> {
  const line = 'pear-lamp:teal'
  granted(mara.room.cart.want(line, 2))
  await page.getByText('Mara now wants 2').waitFor()
  granted(mara.room.cart.want(line, 0))
}

async function sharing(page: Page, { ben, tom }: Cast): Promise<void> {
  for (const { room } of [ben, tom]) room.presence.show({ looking: { productId: 'kiln-bowl' } })
  await page.getByRole('switch').click()
  await page.locator('.over-others .over-pill').first().waitFor()
}

async function takenOut(page: Page): Promise<void> {
  const line = page.locator('[data-line="pear-lamp:teal"]')
  await line.getByRole('button', { name: 'One less' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor()
}

/** A line of something that the shop has no longer, and so no price for. */
async function goneFromShop(page: Page, cast: Cast): Promise<void> {
  const line = granted(cast.ana.room.cart.add('cork-mat:natural', { count: 2 }))
  await dock('السلة')(page)
  await page.locator(`[data-line="${line}"]`).scrollIntoViewIfNeeded()
}

async function largeText(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
}

async function offline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.getByText('You’re offline.').waitFor({ timeout: 60_000 })
}

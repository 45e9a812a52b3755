// The scenes of asking the store: the question, the wait, outside its hours, and an associate who is here.
import type { Page } from 'playwright-core'
import { demoAssociate } from './demo-associate.ts'
import type { DemoAssociate } from './demo-associate.ts'
import { granted } from './people.ts'
import type { Cast } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

const words = 'Is there a smaller one of these? Our shelf is only 22 cm deep.'

let noor: Promise<DemoAssociate> | undefined

/** Noor of the demo shop; the same in every scene. */
function staffOf(page: Page): Promise<DemoAssociate> {
  return (noor ??= demoAssociate(new URL(page.url()).origin))
}

/** Only what is here counts: what an earlier scene asked is taken back. */
async function nothingAsked({ ana, ben }: Cast): Promise<void> {
  for (const { room } of [ana, ben]) {
    await room.store.refresh()
    for (const { id, state, by } of room.store.help.get()?.requests ?? []) {
      if (by === room.me.get().id && ['waiting', 'left', 'agreed'].includes(state)) await room.store.cancel(id)
    }
    for (const { id, endedAt, asker } of room.store.visits.get()) {
      if (endedAt === null && asker === room.me.get().id) await room.store.end(id)
    }
  }
}

async function openSheet(page: Page): Promise<void> {
  await page.locator('.bar-more').click()
  await page.getByRole('menuitem').first().click()
  await page.getByRole('dialog').waitFor()
}

async function asking(page: Page, cast: Cast): Promise<void> {
  await nothingAsked(cast)
  await (await staffOf(page)).goOn()
  await openSheet(page)
  await page.locator('.ask-store-form textarea').fill(words)
  await page.locator('.ask-store-scope').nth(1).click()
}

async function waiting(page: Page, cast: Cast): Promise<void> {
  await asking(page, cast)
  await page.locator('.ask-store-acts [type=submit]').click()
  await page.locator('.ask-store-rows').waitFor()
}

async function band(page: Page, cast: Cast): Promise<void> {
  await waiting(page, cast)
  await page.locator('.ask-store-acts button').first().click()
  await page.locator('.visit-waiting').waitFor()
}

async function closed(page: Page, cast: Cast): Promise<void> {
  await nothingAsked(cast)
  await (await staffOf(page)).goOff()
  await openSheet(page)
  await page.locator('.ask-store-form textarea').fill(words)
}

async function choosingTime(page: Page, cast: Cast): Promise<void> {
  await closed(page, cast)
  await page.locator('.ask-store-acts button').nth(1).click()
  await page.locator('.ask-store-times .chips').nth(1).locator('label').nth(3).click()
}

async function agreed(page: Page, cast: Cast): Promise<void> {
  await choosingTime(page, cast)
  await page.locator('.ask-store-acts [type=submit]').click()
  await page.locator('.ask-store-figure[role=status]').waitFor()
}

async function visited(page: Page, cast: Cast): Promise<void> {
  await nothingAsked(cast)
  const associate = await staffOf(page)
  await associate.goOn()
  granted(
    await cast.ana.room.store.ask({
      ...{ topic: 'choosing', language: 'en', text: words, scope: ['product', 'cart'], leave: false },
      about: { productId: 'kiln-bowl', variantId: 'kiln-bowl:celadon' },
    }),
  )
  const visit = await associate.claim()
  visit.say('Hello! The small one is 18 cm across, and I have it in my hand here.')
  await visit.saved()
  visit.suggest({
    ...{ kind: 'swap', variants: ['kiln-bowl:milk'], instead: 'kiln-bowl:celadon' },
    reason: 'It is 18 cm across, so it leaves you 2 cm on each side. It could be with you on Thursday.',
  })
  await visit.saved()
  await visit.close()
  await page.locator('.visit-banner').waitFor()
  // What an earlier scene ended is said here.
  for (const close of await page.locator('.notice .icon-button').all()) await close.click()
}

/** The conversation, wherever it opens on a page of that size. */
async function conversation(page: Page, cast: Cast): Promise<void> {
  await visited(page, cast)
  const tab = page.getByRole('tab').nth(1)
  if (await page.locator('.dock').count()) await page.locator('.dock button').nth(1).click()
  else if (await tab.count()) await tab.click()
  await page.locator('.proposal-answers').waitFor()
}

async function changing(page: Page, cast: Cast): Promise<void> {
  await visited(page, cast)
  await page.locator('button.visit-sees').click()
  await page.locator('.visit-scope').waitFor()
}

async function declining(page: Page, cast: Cast): Promise<void> {
  await conversation(page, cast)
  await page.locator('.proposal-answers button').nth(1).click()
  await page.locator('.proposal-words').waitFor()
}

/** Somebody looks back in time while Noor is here. */
async function lookingBack(page: Page, cast: Cast): Promise<void> {
  await visited(page, cast)
  await menuItem(page, /^(Version history|سجل الإصدارات)$/)
  await page.locator('.past .visit-banner').waitFor()
  await page.locator('.past .stage, .past-empty').first().waitFor()
}

/** All visits, of which the last one is over. */
async function allVisits(page: Page, cast: Cast): Promise<void> {
  await visited(page, cast)
  await nothingAsked(cast)
  await visited(page, cast)
  await menuItem(page, /^(Visits from the store|زيارات المتجر)$/)
  await page.locator('.visits-list li').first().waitFor()
}

async function menuItem(page: Page, name: RegExp): Promise<void> {
  await page.locator('.bar-more').click()
  await page.getByRole('menuitem', { name }).click()
}

export const storeScenes: readonly Scene[] = [
  ...inAllSizes('store-ask', { act: asking }),
  ...inAllSizes('store-wait', { act: waiting }),
  ...inAllSizes('store-closed', { act: closed }),
  ...inAllSizes('store-time', { act: choosingTime }),
  ...inAllSizes('store-agreed', { act: agreed }),
  { name: 'store-time-phone-ar', size: 'phone', language: 'ar', act: choosingTime },
  { name: 'store-agreed-phone-ar', size: 'phone', language: 'ar', act: agreed },
  ...inAllSizes('store-visit', { act: conversation }),
  ...(['phone', 'wide'] as const).flatMap((size): Scene[] => [
    { name: `store-past-${size}`, size, act: lookingBack },
    { name: `store-visits-${size}`, size, act: allVisits },
  ]),
  { name: 'store-visits-phone-ar', size: 'phone', language: 'ar', act: allVisits },
  { name: 'store-band-phone', size: 'phone', act: band },
  { name: 'store-band-wide', size: 'wide', act: band },
  { name: 'store-banner-phone', size: 'phone', act: visited },
  { name: 'store-banner-ben-wide', size: 'wide', who: 'ben', act: visited },
  { name: 'store-scope-phone', size: 'phone', act: changing },
  { name: 'store-declining-phone', size: 'phone', act: declining },
  { name: 'store-ask-phone-ar', size: 'phone', language: 'ar', act: asking },
  { name: 'store-visit-wide-ar', size: 'wide', language: 'ar', act: conversation },
  { name: 'store-visit-phone-ar', size: 'phone', language: 'ar', act: conversation },
  { name: 'store-visit-wide-de', size: 'wide', language: 'de', act: conversation },
]

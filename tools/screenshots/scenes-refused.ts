// The scenes of what could not stay: edits that were not kept, a role that was taken away while writing, an end to it all.
import type { Page } from 'playwright-core'
import { granted } from './people.ts'
import type { Cast } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'
import { openTalk } from './scenes-together.ts'

const words = 'I would take celadon, it goes with everything we have.'

/** Written without a network by somebody who may not write any more when it is back. */
async function rejectedEdits(page: Page, cast: Cast): Promise<void> {
  await writeAway(page)
  granted(await cast.ana.room.members.setRole(cast.mara.room.me.get().id, 'viewer'))
  await page.context().setOffline(false)
  await page.locator('.not-kept').waitFor()
  // A sheet lies over it, or it is further up.
  await page.getByRole('button', { name: 'Show', exact: true }).click()
}

async function writeAway(page: Page): Promise<void> {
  await page.locator('#vote').click()
  await openTalk(page)
  await page
    .locator('.talk-row')
    .filter({ hasText: /Group chat/ })
    .first()
    .click()
  await page.locator('.talk-composer textarea').waitFor()
  await page.context().setOffline(true)
  // What is open already goes on for a moment.
  await page.getByText('You’re offline.').waitFor({ timeout: 60_000, state: 'attached' })
  await say(page, words)
  await say(page, 'And who brings the drill?')
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('.talk-composer textarea').fill(text)
  await page.locator('.talk-send').click()
}

async function silenced(page: Page, cast: Cast): Promise<void> {
  await openTalk(page)
  await page
    .locator('.talk-row')
    .filter({ hasText: /Group chat/ })
    .first()
    .click()
  await page.locator('.talk-composer textarea').fill(words)
  granted(await cast.ana.room.members.setRole(cast.mara.room.me.get().id, 'viewer'))
  await page.locator('.unsaid').waitFor()
}

/** Somebody new comes by a link, writes without a network, and is taken out meanwhile. */
async function removed(page: Page, { ana }: Cast): Promise<void> {
  const { url } = granted(await ana.room.invitations.create({ role: 'shopper' }))
  await page.goto(url)
  await page.locator('input').first().fill('Lena')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[/]r[/]/)
  await page.goto(`${page.url()}?product=kiln-bowl`)
  await page.locator('.room').waitFor()
  await page.getByText('Saved').waitFor()
  await writeAway(page)
  await page.locator('.talk-composer textarea').fill('One more thing before the weekend:')
  const lena = ana.room.members.list.get().find(({ name }) => name === 'Lena')
  granted(await ana.room.members.remove(lena?.id ?? ''))
  await page.context().setOffline(false)
  await page.locator('.kind-page').waitFor()
}

/** All of them. */
export const refusedScenes: readonly Scene[] = [
  ...inAllSizes('not-kept', { who: 'mara', act: rejectedEdits }),
  ...inAllSizes('silenced', { who: 'mara', act: silenced }),
  ...inAllSizes('removed', { who: 'nobody', act: removed }),
]

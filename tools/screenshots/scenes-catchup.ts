// The scenes of coming back: what happened meanwhile, on cards above the stage.
import type { Page } from 'playwright-core'
import type { Cast } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'
import { openTalk } from './scenes-together.ts'

const strip = async (page: Page) => {
  await page.locator('.waiting-card').first().waitFor()
}

async function all(page: Page): Promise<void> {
  await strip(page)
  await page
    .getByRole('button', { name: /^\d+ more$/ })
    .locator('visible=true')
    .click()
}

/** The way to ask somebody who is away, from a question of Mara's. */
async function askByLink(page: Page, { mara }: Cast): Promise<void> {
  const open = [...mara.room.talk.threads.get().values()].find(({ kind, resolved }) => kind === 'question' && !resolved)
  if (!open) throw new Error('nobody asks anything')
  await openTalk(page)
  const asked = open.messages[0]?.text.slice(0, 20) ?? ''
  await page
    .getByRole('button', { name: new RegExp(`^(Reply: )?${asked}`) })
    .last()
    .click({ timeout: 5_000 })
  await page.getByRole('button', { name: 'Send as a link' }).click({ timeout: 5_000 })
  await page.locator('.link-whom, .link-new').first().waitFor({ timeout: 8_000 })
}

/** A link for somebody who is not in the room yet. */
async function askSomebodyNew(page: Page, cast: Cast): Promise<void> {
  await askByLink(page, cast)
  await page.locator('.link-new input').fill('Jonas')
  await page.locator('.link-new').getByRole('button').click()
  await page.locator('.link-preview').waitFor({ timeout: 8_000 })
}

/** What they see then. */
async function somebodyNewAnswers(page: Page, cast: Cast): Promise<void> {
  await askSomebodyNew(page, cast)
  await page.goto(await page.locator('.send-link input').inputValue())
}

async function voteByLink(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^In a vote/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Send as a link' }).click({ timeout: 5_000 })
  await page.locator('.link-preview').waitFor({ timeout: 8_000 })
}

export const catchUpScenes: readonly Scene[] = [
  ...inAllSizes('back', { who: 'mara', act: strip }),
  ...inAllSizes('back-all', { who: 'mara', act: all }),
  ...inAllSizes('link-question', { who: 'mara', act: askByLink }),
  ...inAllSizes('link-new', { act: askSomebodyNew }),
  { name: 'link-new-answer', size: 'phone', act: somebodyNewAnswers },
  { name: 'link-vote', size: 'wide', act: voteByLink },
  { name: 'back-ar', size: 'phone', language: 'ar', who: 'mara', act: strip },
  { name: 'back-wide-ar', size: 'wide', language: 'ar', who: 'mara', act: strip },
  { name: 'back-viewer', size: 'wide', who: 'ottilie', act: strip },
]

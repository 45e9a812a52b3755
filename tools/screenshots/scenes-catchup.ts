// The scenes of coming back: what happened meanwhile, on cards above the stage.
import type { Page } from 'playwright-core'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

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

/** See above. */
export const catchUpScenes: readonly Scene[] = [
  ...inAllSizes('back', { who: 'mara', act: strip }),
  ...inAllSizes('back-all', { who: 'mara', act: all }),
  { name: 'back-ar', size: 'phone', language: 'ar', who: 'mara', act: strip },
  { name: 'back-wide-ar', size: 'wide', language: 'ar', who: 'mara', act: strip },
  { name: 'back-viewer', size: 'wide', who: 'ottilie', act: strip },
]

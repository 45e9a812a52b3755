// How soon the desk answers the keyboard of an associate who has eight visits open.
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '#test/support/browser.ts'
import { busyDesk, openVisits } from '../load/busy-desk.ts'
import { pressed, watchKeys } from '../load/keys.ts'
import { median, quantile } from '../load/statistics.ts'
import { useAllCores } from '../machine.ts'
import { withServer } from '../with-server.ts'
import type { Figures, Scenario } from '../scenario.ts'

const size = { width: 1280, height: 800 }
/** How often an associate goes from visit to visit, and what they write in each. */
const turns = 12
const words = 'It is 74 cm wide, so it goes through.'

export const deskKeys: Scenario = {
  name: 'desk-keys',
  title: `The desk with ${openVisits} visits open: from a key to the frame that answers it, as the browser times events`,
  targets: ['tagalong'],
  measures: [
    { key: 'typed', what: 'a letter of an answer, 99 of 100', unit: 'ms', goal: { most: 100 } },
    { key: 'switched', what: 'a number, to another visit, 99 of 100', unit: 'ms', goal: { most: 100 } },
    { key: 'typedMedian', what: 'a letter, median', unit: 'ms' },
    { key: 'switchedMedian', what: 'a number, median', unit: 'ms' },
  ],
  run: (target) =>
    withServer(target, async ({ url }) => {
      useAllCores()
      const stop = await busyDesk(url)
      const browser = await launchBrowser()
      try {
        return await figuresOf(browser, url)
      } finally {
        await browser.close()
        await stop()
      }
    }),
}

async function figuresOf(browser: Browser, url: string): Promise<Figures> {
  const page = await browser.newPage({ viewport: size, locale: 'en' })
  await page.addInitScript(watchKeys)
  await page.goto(`${url}/desk?shop=demo`)
  await page.locator('.desk-staff-choice').first().click()
  await page.locator('.visit-tab, .desk-visit').first().waitFor()
  const switched: number[] = []
  const typed: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    await leaveField(page)
    for (let visit = openVisits; visit > 0; visit -= 1) switched.push(await pressed(page, String(visit)))
    await page.locator('.desk-reply textarea').focus()
    for (const letter of words) typed.push(await pressed(page, letter))
  }
  return {
    ...{ typed: quantile(typed, 0.99), switched: quantile(switched, 0.99) },
    ...{ typedMedian: median(typed), switchedMedian: median(switched) },
  }
}

/** Numbers that are typed into a field lead nowhere. */
async function leaveField(page: Page): Promise<void> {
  await page.evaluate('document.activeElement?.blur()')
}

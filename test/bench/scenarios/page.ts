import { launchBrowser } from '#test/support/browser.ts'
import { openRoom } from '#test/support/people.ts'
import { withServer } from '../with-server.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Figures, Scenario } from '../scenario.ts'

const noRoom = { origins: [], cookies: [] }

/** What a browser that has nothing of ours yet loads, when somebody opens a room, or comes into one by a link. */
export const page: Scenario = {
  name: 'page',
  title: 'First load of the page, as Chromium measures it',
  targets: ['tagalong'],
  measures: [
    { key: 'script', what: 'script of the room page, compressed', unit: 'KB', goal: { most: 180 } },
    { key: 'style', what: 'its style', unit: 'KB' },
    { key: 'fonts', what: 'its fonts', unit: 'KB' },
    { key: 'requests', what: 'its requests', unit: '' },
    { key: 'invited', what: 'script of the whole way in by a link, with all that opens later', unit: 'KB' },
  ],
  run: (target) =>
    withServer(target, async ({ url }) => {
      const host = await openRoom(url, 'Ana')
      const browser = await launchBrowser()
      try {
        const invited = await Visit.begin(browser, noRoom)
        await invited.tab.goto(`${url}/i/${host.code}`, { waitUntil: 'networkidle' })
        await invited.tab.getByRole('textbox').first().fill('Ben')
        await invited.tab.keyboard.press('Enter')
        await invited.inRoom()
        const back = await Visit.begin(browser, await invited.tab.context().storageState({ indexedDB: true }))
        await back.tab.goto(invited.tab.url())
        await back.inRoom()
        return { ...(await back.loaded()), invited: (await invited.loaded()).script ?? 0 }
      } finally {
        await browser.close()
      }
    }),
}

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

/** A visit with an empty cache, and all that it loads. */
class Visit {
  readonly tab: Page
  readonly #loads: Promise<{ type: string; bytes: number }>[] = []

  private constructor(tab: Page) {
    this.tab = tab
    tab.on('requestfinished', (request) => {
      this.#loads.push(
        request.sizes().then(({ responseBodySize }) => ({ type: request.resourceType(), bytes: responseBodySize })),
      )
    })
  }

  static async begin(browser: Browser, storageState: Kept): Promise<Visit> {
    return new Visit(await (await browser.newContext({ storageState })).newPage())
  }

  async inRoom(): Promise<void> {
    await this.tab.waitForURL(/[/]r[/]/)
    await this.tab.getByText('Saved', { exact: true }).first().waitFor()
    await this.tab.waitForLoadState('networkidle')
  }

  async loaded(): Promise<Figures> {
    const all = await Promise.all(this.#loads)
    const kilobytes = (type: string) =>
      all.filter((one) => one.type === type).reduce((sum, one) => sum + one.bytes, 0) / 1024
    return {
      script: kilobytes('script'),
      style: kilobytes('stylesheet'),
      fonts: kilobytes('font'),
      requests: all.length,
    }
  }
}

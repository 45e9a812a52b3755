import { launchBrowser } from '#test/support/browser.ts'
import { openRoom } from '#test/support/people.ts'
import { withServer } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'

/** What a browser loads, and how soon something is seen, when somebody opens a link into a room for the first time. */
export const page: Scenario = {
  name: 'page',
  title: 'First load of the page by an invitation, as Chromium measures it',
  targets: ['tagalong'],
  measures: [
    { key: 'script', what: 'script of the room page, compressed', unit: 'KB', goal: { most: 180 } },
    { key: 'style', what: 'style, compressed', unit: 'KB' },
    { key: 'fonts', what: 'fonts', unit: 'KB' },
    { key: 'requests', what: 'requests', unit: '' },
  ],
  run: (target) =>
    withServer(target, async ({ url }) => {
      const host = await openRoom(url, 'Ana')
      const browser = await launchBrowser()
      try {
        const context = await browser.newContext()
        const tab = await context.newPage()
        const loaded: Promise<{ type: string; bytes: number }>[] = []
        tab.on('requestfinished', (request) => {
          loaded.push(
            request.sizes().then(({ responseBodySize }) => ({ type: request.resourceType(), bytes: responseBodySize })),
          )
        })
        await tab.goto(`${url}/i/${host.code}`, { waitUntil: 'networkidle' })
        await tab.getByRole('textbox').first().fill('Ben')
        await tab.keyboard.press('Enter')
        await tab.waitForURL(/[/]r[/]/)
        await tab.waitForTimeout(1500)
        const all = await Promise.all(loaded)
        const kilobytes = (type: string) =>
          all.filter((one) => one.type === type).reduce((sum, one) => sum + one.bytes, 0) / 1024
        return {
          script: kilobytes('script'),
          style: kilobytes('stylesheet'),
          fonts: kilobytes('font'),
          requests: all.length,
        }
      } finally {
        await browser.close()
      }
    }),
}

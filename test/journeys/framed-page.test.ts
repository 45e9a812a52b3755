// A shop's website shows a room of the shop in a frame; another website, though a shop's as well, does not get to.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { newProfile } from '#test/support/open-browser.ts'
import { databaseOf } from '#test/support/database.ts'
import { letShow, websiteWith } from '#test/support/framing-website.ts'
import { startTestServer } from '#test/support/server.ts'

async function twoWebsites() {
  const server = await startTestServer()
  const db = databaseOf(server)
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana', shop: 'demo' } })
  const invited = `${server.url}/i/${ana.invitation.code}`
  const [its, foreign] = [await websiteWith(invited), await websiteWith(invited)]
  const demo = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  await db
    .insertInto('shops')
    .values({ ...demo, id: 'lake', origins: JSON.stringify([foreign]) })
    .execute()
  await letShow(server, its)
  const page = await (await newProfile()).newPage()
  return { page, its, foreign }
}

test('a website shows a page of its own shop, also once the browser has kept it, and no other shop’s', async () => {
  const { page, its, foreign } = await twoWebsites()
  await page.goto(its)
  await isShown(page)
  // The website and the server are one site here, and share the worker that keeps the page.
  await page.frames()[1]?.evaluate(keepPage)
  await page.goto(its)
  await isShown(page)
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
  await page.goto(foreign)
  await refused
  // The console says so before the frame has gone to the browser's own page.
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
})

/** As the page does by itself, once it has been at rest for a while. */
const keepPage = `navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => undefined)`

function isShown(page: Page): Promise<void> {
  return page.frameLocator('iframe').getByRole('textbox').first().waitFor()
}

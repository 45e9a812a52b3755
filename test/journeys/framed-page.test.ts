// A shop's website shows a room of the shop in a frame; another website, though a shop's as well, does not get to.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { browserOfFile } from '#test/support/browser-of-file.ts'
import { databaseOf } from '#test/support/database.ts'
import { startTestServer } from '#test/support/server.ts'

/** A website whose only page has a frame. */
async function websiteWith(framed: string): Promise<string> {
  const http = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<iframe src="${framed}" width="400" height="700"></iframe>`)
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  onTestFinished(() => http.close().closeAllConnections())
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

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
  await db
    .updateTable('shops')
    .set({ origins: JSON.stringify([its]) })
    .where('id', '=', 'demo')
    .execute()
  const page = await (await (await browserOfFile()).newContext()).newPage()
  page.setDefaultTimeout(40_000)
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

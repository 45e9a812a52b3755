// Which of a picture's files a page loads: a phone's is not to grow with the largest one, and who looks closely gets all there is.
import { expect, onTestFinished, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { newProfile } from '#test/support/open-browser.ts'
import { newcomer } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
const flat = { DEMO_SHOP_FILE: '' }

test('a phone with three dots a pixel loads the middle file for a product page, and a sharp large window the large one', async () => {
  const { url } = await startTestServer(flat)
  expect(await fileOnProductPage(url, { ...phone, deviceScaleFactor: 3 })).toBe('kiln-mug-oat-front-medium.webp')
  expect(await fileOnProductPage(url, { ...phone, deviceScaleFactor: 2 })).toBe('kiln-mug-oat-front-medium.webp')
  const window = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 }
  expect(await fileOnProductPage(url, window)).toBe('kiln-mug-oat-front-large.webp')
})

test('a picture that is enlarged on the stage comes in its largest file, and stays as it is where that cannot be had', async () => {
  const { url } = await startTestServer(flat)
  const ana = await newcomer()
  let refused = 0
  await ana.context.route(/front-large/, async (route) => {
    await route.abort()
    refused += 1
  })
  await ana.shopTogether(url, 'kiln-mug', 'Ana')
  const image = '.slide[aria-hidden=false] img'
  expect(await fileIn(ana.page, image)).toBe('kiln-mug-oat-front-medium.webp')

  const before = refused
  await ana.page.getByRole('button', { name: 'Zoom in' }).first().click()
  await expect.poll(() => refused).toBeGreaterThan(before)
  expect(await fileIn(ana.page, image)).toBe('kiln-mug-oat-front-medium.webp')
  await ana.page.getByRole('button', { name: /^Whole picture/ }).click()

  await ana.context.unroute(/front-large/)
  await ana.page.getByRole('button', { name: 'Zoom in' }).first().click()
  await expect.poll(() => fileIn(ana.page, image)).toBe('kiln-mug-oat-front-large.webp')
})

async function fileOnProductPage(url: string, device: BrowserContextOptions): Promise<string> {
  const context = await newProfile(device)
  const page = await context.newPage()
  onTestFinished(() => page.close())
  await page.goto(`${url}/p/kiln-mug`)
  return fileIn(page, '.gallery-slide[aria-hidden=false] img')
}

/** The file that an image shows, once it has come. */
async function fileIn(page: Page, image: string): Promise<string> {
  await page.locator(image).waitFor()
  const shown = `(async () => { const image = document.querySelector('${image}'); await image.decode(); return image.currentSrc })()`
  return new URL(await page.evaluate<string>(shown)).pathname.slice('/pictures/demo/'.length)
}

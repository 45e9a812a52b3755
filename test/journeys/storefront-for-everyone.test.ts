// The shop's pages without a mouse, with much larger text, from right to left, and as axe sees them.
import { expect, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { ask } from '#test/support/api.ts'
import { violationsOn } from '#test/support/axe.ts'
import { importShop } from '#test/support/imported-shop.ts'
import { newProfile } from '#test/support/open-browser.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

/** A state of a page: where it is, and what is done there. */
interface State {
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
}

const looks = [
  { name: 'a phone by day', look: { viewport: { width: 360, height: 740 }, colorScheme: 'light' } },
  { name: 'a wide screen by night', look: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' } },
] as const

test.each(looks)('axe finds nothing to object to in any state of the shop on $name', async ({ look }) => {
  const server = await startTestServer()
  const page = await aPage({ ...look, reducedMotion: 'reduce' })
  const found: string[] = []
  for (const { path, act } of await statesOf(server)) {
    await page.goto(server.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await act?.(page)
    found.push(...(await violationsOn(page)).map((violation) => `${path} ${violation}`))
  }
  expect(found).toEqual([])
})

test('with the keyboard alone one looks through the pictures and opens a room', async () => {
  const server = await journeyServer()
  const page = await aPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${server.url}/p/ridge-boot`)
  await page.getByRole('heading', { name: 'Ridge boot' }).waitFor()
  await tabTo(page, 'Pictures of Ridge boot')
  await page.keyboard.press('ArrowRight')
  await page.getByText('Picture 2 of 4').waitFor()
  await page.keyboard.press('End')
  await page.getByText('Picture 4 of 4').waitFor()
  await tabTo(page, 'Shop together')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('Your name').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('Ana')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[/]r[/]/)
})

test('“/” leads into the search, and Esc out of what “Shop together” opened, back to where one was', async () => {
  const server = await journeyServer()
  const page = await aPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${server.url}/p/ridge-boot`)
  await page.getByRole('button', { name: 'Shop together' }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Shop together' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('mug')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Enamel mug' }).waitFor()
})

test.each([
  { name: 'left to right', locale: 'en', dir: 'ltr' },
  { name: 'right to left', locale: 'ar', dir: 'rtl' },
])('nothing sticks out at twice the size of text on a small phone, $name', async ({ locale, dir }) => {
  const server = await startTestServer()
  const page = await aPage({ viewport: { width: 320, height: 640 }, locale })
  for (const { path } of (await statesOf(server)).slice(0, 5)) {
    await page.goto(server.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate('document.documentElement.style.fontSize = "200%"')
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect({ path, beyond, dir: await page.locator('html').getAttribute('dir') }).toEqual({ path, beyond: 0, dir })
  }
})

async function statesOf(server: TestServer): Promise<readonly State[]> {
  const shop = await importShop(server)
  const { body } = await ask<{ invitation: { code: string } }>(server, 'POST /rooms', {
    body: { name: 'Ana', title: 'Lake weekend' },
  })
  const join = `/i/${body.invitation.code}`
  const { body: shared } = await ask<{ invitation: { code: string } }>(server, 'POST /rooms', {
    body: { name: 'Ana', title: 'Lake weekend', about: 'ridge-boot:walnut-39' },
  })
  const toThing = `/i/${shared.invitation.code}`
  return [
    { path: '/' },
    { path: '/p/ridge-boot' },
    { path: '/?department=Footwear' },
    { path: join },
    { path: toThing },
    { path: toThing, act: (page) => page.getByRole('radio', { name: 'Not sure' }).check() },
    { path: `/shop/${shop.id}` },
    { path: '/?q=boot' },
    { path: '/?q=nothinglikeit' },
    { path: '/p/nothinglikeit' },
    { path: '/i/nothinglikeit' },
    { path: `/shop/${shop.id}/p/linen-shirt` },
    { path: join, act: (page) => page.getByRole('button', { name: 'Join' }).click() },
    { path: '/p/trail-runner', act: pressWithoutName },
  ]
}

async function pressWithoutName(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Shop together' }).click()
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.getByText('Enter a name').waitFor()
}

/** A page with a profile of its own, which is gone after the test. */
async function aPage(options: BrowserContextOptions): Promise<Page> {
  return (await newProfile(options)).newPage()
}

const nameOfFocused = 'document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? ""'

/** Presses Tab until the thing of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(nameOfFocused)
    if (focused.trim() === name) return
  }
  throw new Error(`Tab never came to ${name}`)
}

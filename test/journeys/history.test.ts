// The timeline, told in Chromium: what three people did, found again, and led back to the things themselves.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOn } from '#test/support/axe.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'

test('three people’s doings appear, are narrowed down, and lead to the things, by keys alone as well', async () => {
  const { ana, ben, mara } = await threeWhoShop()
  await openByKeys(ana.page)
  const history = ana.page.getByRole('dialog', { name: 'Activity' })
  for (const told of ['Ana added Ridge boot', 'Ben added Trail runner', 'Mara says yes to Ridge boot'])
    await history.getByText(told).waitFor()
  expect(await violationsOn(ana.page)).toEqual([])
  await ana.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(ana.page)).toEqual([])

  // What happens meanwhile appears at the top.
  await thinks(mara.page, 'No')
  await history.getByText('Mara now says no to Ridge boot').waitFor()

  await choose(ana.page, /^Who:/, 'b')
  await expect.poll(() => told(ana.page)).toEqual(['Ben added Trail runner', 'Ben joined the room'])
  await choose(ana.page, /^Who:/, 'e')
  await choose(ana.page, /^Product:/, 'r')
  await expect
    .poll(() => told(ana.page))
    .toEqual([
      'Mara now says no to Ridge boot, Walnut, 38 · at €139',
      'Mara says yes to Ridge boot, Walnut, 38 · at €139',
      'Ana added Ridge boot',
    ])
  await choose(ana.page, /^Product:/, 'a')
  await ana.page.getByRole('radio', { name: 'Everything' }).focus()
  for (const _ of ['Cart', 'Chat', 'Comments', 'Votes', 'People']) await ana.page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await told(ana.page)).every((sentence) => / joined | created an invitation /.test(sentence)))
    .toBe(true)
  await ana.page.getByRole('radio', { name: 'Everything' }).focus()
  await ana.page.keyboard.press('Space')

  await history.getByRole('button', { name: /^Ben added Trail runner/ }).focus()
  await ana.page.keyboard.press('Enter')
  await history.waitFor({ state: 'detached' })
  await ana.page.getByRole('heading', { name: 'Trail runner' }).waitFor()
  expect(ana.page.url()).toContain('product=trail-runner')
  expect([...ana.errors, ...ben.errors, ...mara.errors]).toEqual([])
})

test('the address of an event opens the room at the thing, on another device and in a page that is open', async () => {
  const { ana, mara } = await threeWhoShop()
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openByKeys(ana.page)
  const event = ana.page.locator('.event').filter({ hasText: 'Ben added Trail runner' })
  await event.getByRole('button', { name: 'More options' }).click()
  await ana.page.getByRole('menuitem', { name: 'Copy link' }).click()
  await ana.says('Copied')
  await ana.page.keyboard.press('Escape')
  await ana.page.keyboard.press('/')
  await ana.page.getByRole('searchbox').first().waitFor()
  await ana.page.keyboard.press('Control+V')
  const address = await ana.page.getByRole('searchbox').first().inputValue()
  expect(address).toMatch(/[/]r[/][\w-]+#event=\d+$/)

  const elsewhere = await mara.another()
  await elsewhere.page.goto(address)
  await elsewhere.page.getByRole('heading', { name: 'Trail runner' }).waitFor()
  await expect.poll(() => elsewhere.page.url()).not.toContain('#event')

  await mara.page.evaluate(`location.hash = ${JSON.stringify(new URL(address).hash)}`)
  await mara.page.getByRole('heading', { name: 'Trail runner' }).waitFor()
  await mara.page.evaluate('location.hash = "#event=999999"')
  await mara.says('That’s no longer there.')
  expect([...ana.errors, ...elsewhere.errors, ...mara.errors]).toEqual([])
})

/** Ana and Ben at desks, Mara with a phone: Ben adds a thing, Mara says what she thinks of another. */
async function threeWhoShop(): Promise<Record<'ana' | 'ben' | 'mara', Visitor>> {
  const server = await journeyServer()
  const [ana, ben, mara] = await visitorsOn('desk', 'desk', 'phone')
  if (!ana || !ben || !mara) throw new Error('nobody came')
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
    [mara, 'Mara'],
  ])
  const room = new URL(ben.page.url())
  await ben.page.goto(`${room.origin}${room.pathname}?product=trail-runner`)
  await ben.page.getByRole('button', { name: 'I want one' }).click()
  await thinks(mara.page, 'Yes')
  await ana.line('Trail runner').wants('Ben', 1)
  return { ana, ben, mara }
}

async function thinks(page: Page, verdict: 'Yes' | 'No'): Promise<void> {
  await page.getByRole('group', { name: 'Your opinion' }).getByRole('button', { name: verdict, exact: true }).click()
  await page.getByRole('button', { name: verdict, pressed: true }).waitFor()
}

async function openByKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).focus()
  await page.keyboard.press('Enter')
  const focused = page.locator('[role=menuitem]:focus')
  for (const before of ['Ask the store', 'Decisions']) {
    await focused.filter({ hasText: before }).waitFor()
    await page.keyboard.press('ArrowDown')
  }
  await focused.filter({ hasText: 'Activity' }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.history-place .event').first().waitFor()
}

/** Chooses what begins with a letter in the choice of a button. */
async function choose(page: Page, button: RegExp, letter: string): Promise<void> {
  await page.getByRole('button', { name: button }).focus()
  await page.keyboard.press('Enter')
  const focused = page.locator('[role=menuitem]:focus')
  await focused.waitFor()
  await page.keyboard.press(letter)
  await expect
    .poll(async () => (await focused.innerText()).toLowerCase().trim())
    .toMatch(new RegExp(`^(?:.\\n)?${letter}`))
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

/** The sentences that are shown, the newest first. */
async function told(page: Page): Promise<string[]> {
  const sentences = await page.locator('.history-place .event-sentence').allInnerTexts()
  return sentences.map((sentence) => sentence.replaceAll(/[\u2068\u2069]/g, '').trim())
}

// Looking back, told in Chromium: three people change things, one goes through what happened, and puts the cart back.
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { joinRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { violationsOn } from '#test/support/axe.ts'
import { LineOnPage, meet, visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { granted, until } from '#test/support/shoppers.ts'

const runners = 'trail-runner:fog-39'
const lantern = 'evening-lantern:poppy'

test('the page of the past is what the page showed then; one steps, plays, compares, and puts the cart back', async () => {
  const { ana, ben, mara } = await three()
  const kept: { seq: number; cart: readonly string[] }[] = []
  const keep = async (last: () => number) => kept.push({ seq: last(), cart: await cartOn(ana.page) })
  const last = lastEvent(mara)

  granted(mara.cart.add(runners, { count: 2 }))
  await ana.line('Trail runner').wants('Mara', 2)
  await settle(mara, last)
  await keep(last)
  granted(mara.cart.opine('trail-runner', 'yes', { reason: 'so light' }))
  granted(mara.cart.note(runners, 'in fog, please'))
  await ana.line('Trail runner').shows('in fog, please')
  await settle(mara, last)
  await keep(last)
  await ben.page.getByRole('navigation').getByRole('button', { name: /Cart/ }).tap()
  await ben.line('Trail runner').plus()
  await ana.line('Trail runner').wants('Ben', 1)
  await ana.line('Trail runner').move('Mark as decided')
  await ana.saved()
  await settle(mara, last)
  await keep(last)
  granted(mara.talk.say('room', 'Shall we take the train?'))
  await settle(mara, last)

  // Whoever looks back is not taken for looking at what is there now.
  await ana.page.getByRole('switch').click()
  await seenLooking(mara, true)
  await lookBack(ana)
  await seenLooking(mara, false)
  await ana.says('Read-only')
  expect(await violationsOn(ana.page)).toEqual([])
  for (const { seq, cart } of kept.toReversed()) {
    await goTo(ana, seq)
    await expect.poll(() => cartOn(ana.page)).toEqual(cart)
  }
  // Nothing of it can be changed, whatever is on the page.
  expect(await ana.page.locator('.past').getByRole('textbox').count()).toBe(0)
  expect(
    await ana.page.getByRole('button', { name: /^(?:One more|I want one|Yes|Start a vote|Invite)$/ }).count(),
  ).toBe(0)

  // The others go on; the past stays what it was.
  granted(mara.cart.add(lantern))
  await mara.saved()
  await ana.says(/^\W*[23] changes since$/)
  expect(await ana.page.locator('[data-line]').count()).toBe(2)

  const slider = ana.page.getByRole('slider')
  await slider.press('Home')
  await expect.poll(() => slider.inputValue()).toBe('0')
  const speed = ana.page.getByRole('button', { name: /^Speed/ })
  await speed.click()
  await speed.click()
  await slider.press(' ')
  await ana.page.getByRole('button', { name: 'Pause' }).waitFor()
  await ana.page.getByRole('button', { name: 'Play' }).waitFor({ timeout: 60_000 })
  expect(await slider.inputValue()).toBe('2000')
  await ana.says(/Mara wrote/)

  await goTo(ana, kept[0]?.seq ?? 0)
  await ana.page.getByRole('button', { name: 'Compare with now' }).click()
  const changes = ana.page.getByRole('region', { name: 'What’s changed since' })
  await changes.getByRole('listitem').filter({ hasText: 'Evening lantern' }).getByText('added since').waitFor()
  await changes.getByRole('listitem').filter({ hasText: 'Trail runner' }).getByText('now decided').waitFor()
  await ana.line('Trail runner').shows('now decided')
  expect(await violationsOn(ana.page)).toEqual([])

  // Ben has no network, and wants boots; meanwhile Ana puts the cart back.
  await ben.losesNetwork()
  await ben.line('Ridge boot').plus()
  await ben.line('Ridge boot').wants('Ben', 1)
  await ana.page.getByRole('button', { name: 'Restore cart' }).click()
  const dialog = ana.page.getByRole('dialog', { name: 'Restore cart' })
  await dialog.getByText('goes back to considering').waitFor()
  expect(await violationsOn(ana.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await dialog.getByText(/restored$/).waitFor()
  expect(await violationsOn(ana.page)).toEqual([])
  await dialog.getByRole('button', { name: 'View cart' }).click()
  await ana.page.getByRole('slider').waitFor({ state: 'detached' })
  await until(mara.cart.view, ({ lines }) => lines.find(({ id }) => id === runners)?.lane === 'considering')
  await seenLooking(mara, true)
  await ben.context.setOffline(false)
  await until(mara.cart.view, ({ lines }) => lines.find(({ id }) => id.startsWith('ridge-boot'))?.quantity === 2)
  // What others want stays: Mara's lantern, and Ben's runners.
  await lineOf(ana, lantern).wants('Mara', 1)
  await lineOf(ana, runners).wants('Ben', 1)
  await ana.line('Ridge boot').wants('Ben', 1)

  await ana.page.keyboard.press('Control+z')
  await until(mara.cart.view, ({ lines }) => lines.find(({ id }) => id === runners)?.lane === 'decided')
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('on a phone one looks back with a thumb, and a keyboard alone leads there and back', async () => {
  const { ana, ben, mara } = await three()
  granted(mara.cart.add(runners))
  // Cart and annotations travel on sockets of their own: the message is the last event only if the cart's edit is saved before.
  await mara.saved()
  granted(mara.talk.say('room', 'Shall we take the train?'))
  await mara.saved()
  await ana.line('Trail runner').wants('Mara', 1)
  const { page } = ben
  await page.getByRole('button', { name: 'More', exact: true }).tap()
  await page.getByRole('menuitem', { name: 'Version history' }).tap()
  await ben.says('Read-only')
  await ben.says(/Mara wrote/)
  // Back closes what lies over a moment, leads to the moment before, and then out.
  const bar = page.getByRole('region', { name: 'Timeline' })
  const isLatest = () => bar.getByRole('button', { name: 'Next change' }).isDisabled()
  await bar.getByRole('button', { name: 'Previous change' }).tap()
  await expect.poll(isLatest).toBe(false)
  await bar.getByRole('button', { name: 'Cart' }).tap()
  await page.getByRole('dialog').waitFor()
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await isLatest()).toBe(false)
  await page.goBack()
  await expect.poll(isLatest).toBe(true)
  await page.goBack()
  await bar.waitFor({ state: 'detached' })
  await page.goForward()
  await ben.says(/Mara wrote/)
  await bar.getByRole('button', { name: 'Chat' }).tap()
  const talk = page.getByRole('dialog')
  await talk.getByText('Shall we take the train?').first().waitFor()
  expect(await talk.getByRole('textbox').count()).toBe(0)
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Close', exact: true }).tap()
  await talk.waitFor({ state: 'detached' })
  await bar.getByRole('button', { name: 'Previous change' }).tap()
  await bar.getByRole('button', { name: 'More' }).tap()
  await page.getByRole('menuitem', { name: 'Compare with now' }).tap()
  await page.getByRole('region', { name: 'What’s changed since' }).waitFor()
  expect(await isScrolledSideways(page)).toBe(false)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Back to now' }).tap()
  await page.getByRole('navigation').getByRole('button', { name: /Cart/ }).waitFor()

  // Ana has no mouse.
  const keys = ana.page.keyboard
  await ana.page.getByRole('button', { name: 'More', exact: true }).focus()
  await keys.press('Enter')
  await ana.page.getByRole('menuitem', { name: 'Version history' }).focus()
  await keys.press('Enter')
  const slider = ana.page.getByRole('slider')
  await expect.poll(() => ana.page.evaluate('document.activeElement?.type')).toBe('range')
  await ana.says(/Mara wrote/)
  await keys.press('ArrowLeft')
  await ana.says(/Mara wants|Mara added/)
  await keys.press('Home')
  await ana.page.getByRole('heading', { name: 'Cart', exact: true }).waitFor()
  await keys.press('End')
  await ana.page.getByRole('heading', { name: 'Cart 2' }).waitFor()
  await keys.press('Escape')
  await slider.waitFor({ state: 'detached' })
  await lineOf(ana, runners).plus()
  await lineOf(ana, runners).wants('Ana', 1)
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

/** Ana at a desk and Ben with a phone, and Mara, who comes with a program. */
async function three(): Promise<{ ana: Visitor; ben: Visitor; mara: Room }> {
  const server = await journeyServer()
  const [ana, ben] = (await visitorsOn('desk', 'phone')) as [Visitor, Visitor]
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  const code = (await ana.invite()).split('/i/')[1] ?? ''
  const mara = granted(await joinRoom(code, { name: 'Mara' }, { server: server.url, keepLocally: false }))
  onTestFinished(() => mara.close())
  await until(mara.cart.view, ({ lines }) => lines.length === 1)
  return { ana, ben, mara }
}

/** How far the history reaches, as far as Mara has heard. */
function lastEvent(room: Room): () => number {
  let last = 0
  onTestFinished(room.onHistory((events) => (last = events.at(-1)?.seq ?? last)))
  return () => last
}

/** Everything is saved and told: what the page shows is the moment after the last event. */
async function settle(room: Room, last: () => number): Promise<void> {
  await room.saved()
  await expect
    .poll(async () => {
      const page = granted(await room.history.page({ limit: 1 }))
      return last() - (page.events[0]?.seq ?? 0)
    })
    .toBe(0)
}

/** By its id: what is new since a visit is called so, too. */
function lineOf({ page }: Visitor, line: string): LineOnPage {
  return new LineOnPage(page.locator(`[data-line="${line}"]`))
}

async function lookBack({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Version history' }).click()
  await page.getByRole('slider').waitFor()
}

/** By the steps of the keyboard, from the end. */
async function goTo({ page }: Visitor, seq: number): Promise<void> {
  const slider = page.getByRole('slider')
  await slider.press('Home')
  for (let step = 1; step < seq; step += 1) await slider.press('ArrowRight')
}

async function seenLooking(room: Room, isLooking: boolean): Promise<void> {
  const ana = room.members.list.get().find(({ name }) => name === 'Ana')?.id
  await until(room.presence.here, (here) => (here.find(({ id }) => id === ana)?.looking !== undefined) === isLooking)
}

/** As much of an element as is read here; the page's own types are not those of this program. */
interface PageElement {
  readonly textContent: string | null
  closest(selector: string): PageElement | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  getAttribute(name: string): string | null
}

/** What the cart says of each line, without what can be done about it. */
function cartOn(page: Page): Promise<readonly string[]> {
  return page.locator('[data-line]').evaluateAll((lines: readonly PageElement[]) =>
    lines.map((line) => {
      const lane = line.closest('section')?.querySelector('h3')?.textContent
      const said = [...line.querySelectorAll('.line-title, .line-price, .line-words small')].map(
        (one) => one.textContent,
      )
      const named = [...line.querySelectorAll('[aria-label]:is(li)')].map((one) => one.getAttribute('aria-label'))
      const notes = [...line.querySelectorAll('q, .note, .line-note')].map((one) => one.textContent)
      return [lane, ...said, ...named, ...notes].join(' | ')
    }),
  )
}

function isScrolledSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

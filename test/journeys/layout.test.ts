// How the room uses its space: what is in sight without scrolling, that nothing moves under a finger, and how near the cart is by keyboard.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { anaAtHerDesk } from '#test/support/ana-at-her-desk.ts'
import { granted } from '#test/support/shoppers.ts'
import { subjectOf } from '#shared/annotations/subject.ts'

const boot = 'ridge-boot:walnut-39'

test('picture, facts, “I want one”, opinions, cart and chat are in sight at once, and nothing around its row moves when a question comes', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize({ width: 1440, height: 900 })
  const [picture, facts] = [await boxOf(page, '.stage-picture'), await boxOf(page, '.facts')]
  expect(picture.right).toBeLessThan(facts.left)
  for (const place of ['.want-one', '.opinions', '.vote-buttons', '.rail-cart .cart-foot', '.rail-talk .talk-composer'])
    expect((await boxOf(page, place)).bottom, place).toBeLessThanOrEqual(900)

  await page.evaluate(watchShifts)
  granted(ben.talk.ask('room', 'Are they warm?', { askedOf: [ana.id] }))
  await page.getByRole('region', { name: 'Waiting for you' }).getByText('Are they warm?').waitFor()
  expect((await boxOf(page, '.waiting')).height).toBe(64)
  expect(await page.evaluate('globalThis.shifted')).toEqual([])
  // All that waits lies over the stage, which stays where it is.
  expect(await boxOf(page, '.stage-picture')).toEqual(picture)

  // Nor does anything move for what the room has to say about itself.
  await ana.losesNetwork()
  await page.locator('.room-strips > .strip').waitFor()
  expect(await page.evaluate('globalThis.shifted')).toEqual([])
  expect(await boxOf(page, '.stage-picture')).toEqual(picture)
  expect((await boxOf(page, '.room-strips > .strip')).top).toBeGreaterThan((await boxOf(page, '.waiting')).bottom)
  expect(ana.errors).toEqual([])
})

test('on a phone nothing is wider than the window, what one presses is as large as a thumb, and a question covers without moving', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('navigation', { name: 'Room' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  const bar = await boxOf(page, '.want-bar')
  expect(bar.bottom).toBe((await boxOf(page, '.dock')).top)
  expect(await page.locator('.want-bar').innerText()).toMatch(/139/)
  expect((await boxOf(page, '.variant-choice .chip')).height).toBeGreaterThanOrEqual(44)
  await page.evaluate(watchShifts)
  granted(ben.talk.ask('room', 'Are they warm?', { askedOf: [ana.id] }))
  await page.getByRole('region', { name: 'Waiting for you' }).waitFor()
  expect(await page.evaluate('globalThis.shifted')).toEqual([])
  expect((await boxOf(page, '.waiting')).bottom).toBe(bar.top)

  await page.getByRole('navigation', { name: 'Room' }).getByRole('button', { name: /Cart/ }).click()
  const line = page.getByRole('dialog').locator(`[data-line="${boot}"]`)
  await line.getByText('You: 1').waitFor()
  expect(await line.innerText()).toMatch(/2 × .*139/)
})

test.each([
  { width: 360, height: 740 },
  { width: 820, height: 1180 },
])('on a window $width wide nothing moves when a question comes, the network goes, and it comes back', async (size) => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize(size)
  const picture = await boxOf(page, '.stage-picture')
  const facts = await boxOf(page, '.facts')
  await page.evaluate(watchShifts)
  granted(ben.talk.ask('room', 'Are they warm?', { askedOf: [ana.id] }))
  await page.getByRole('region', { name: 'Waiting for you' }).waitFor({ state: 'attached' })
  await ana.losesNetwork()
  await page.locator('.room-strips > .strip').waitFor()
  await ana.context.setOffline(false)
  await page.locator('.room-strips > .strip').waitFor({ state: 'detached' })
  expect(await page.evaluate('globalThis.shifted')).toEqual([])
  expect(await boxOf(page, '.stage-picture')).toEqual(picture)
  expect(await boxOf(page, '.facts')).toEqual(facts)
})

test('in text twice as large the acts of the cart lie over nothing, and its lines scroll with what they come to', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  granted(ben.cart.add('trail-runner:fog-39'))
  await page.setViewportSize({ width: 1440, height: 900 })
  const acts = page.locator('.rail-cart .cart-lane-acts')
  await acts.getByRole('button', { name: 'Start a vote' }).waitFor()
  const head = await boxOf(page, '.rail-cart .rail-head')
  expect((await boxOf(page, '.rail-cart .cart-lane-acts')).bottom).toBeLessThanOrEqual(head.bottom)

  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  const largeHead = await boxOf(page, '.rail-cart .rail-head')
  expect((await boxOf(page, '.rail-cart .cart-lane-acts')).top).toBeGreaterThanOrEqual(largeHead.bottom)
  const scrolls =
    "(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)(document.querySelector('.rail .cart'))"
  expect(await page.evaluate(scrolls)).toBe(true)
})

test('in text twice as large every product in the cart has its whole name', async () => {
  const { ana } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  await page.locator('.rail-cart .line-title').waitFor()
  const cut = `[...document.querySelectorAll('.rail-cart .line-words > *')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map(({ textContent }) => textContent)`
  await expect.poll(() => page.evaluate(cut)).toEqual([])
})

test('on a phone the card of a comment stands between the spot it is about and the bar, names the product, and shows the last words', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize({ width: 360, height: 740 })
  const [picture] = granted(await ben.catalogue.product('ridge-boot')).pictures
  const anchor = { on: 'image', productId: 'ridge-boot', image: picture?.src ?? '', x: 0.5, y: 0.9 } as const
  const pin = granted(ben.annotations.pin(anchor, 'Is this a seam?'))
  for (let count = 1; count <= 8; count += 1) granted(ben.talk.say(subjectOf('pin', pin), `Asking again, ${count}`))
  const marker = page.getByRole('button', { name: /^Comment 1 by Ben.*8 replies/ })
  await marker.click()
  const card = page.getByRole('dialog', { name: 'Comment 1 by Ben' })
  await card.getByText('Asking again, 8').waitFor()
  expect(await card.innerText()).toMatch(/^Ridge boot/)
  const [bubble, bar] = [await boxOf(page, '.bubble'), await boxOf(page, '.want-bar')]
  expect(bubble.bottom).toBeLessThan(bar.top)
  expect((await boxOf(page, '.marker')).bottom).toBeLessThan(bubble.top)
  expect((await boxOf(page, '.marker')).top).toBeGreaterThan((await boxOf(page, '.bar')).bottom)
  // The messages scroll between the head and the field.
  const field = await boxOf(page, '.bubble .compose')
  expect(field.bottom).toBeLessThanOrEqual(bubble.bottom)
  const last = async () => (await card.getByText('Asking again, 8').boundingBox()) ?? { y: Infinity, height: 0 }
  await expect
    .poll(async () => {
      const { y, height } = await last()
      return y + height
    })
    .toBeLessThanOrEqual(field.top)
})

test('on a tablet all of a new vote is in sight at once', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  granted(ben.cart.add('trail-runner:fog-39'))
  await page.setViewportSize({ width: 820, height: 1180 })
  await page.getByRole('button', { name: 'Start a vote' }).first().click()
  await page.getByRole('dialog', { name: 'Start a vote' }).waitFor()
  expect((await boxOf(page, '.dialog-foot')).bottom).toBeLessThan(1180)
  const hidden =
    '(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector(".dialog-body"))'
  expect(await page.evaluate(hidden)).toBe(0)
})

test('on a phone a card that Undo brings back is the first, also before what is more pressing', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize({ width: 360, height: 740 })
  const dueAt = Date.now() + 3_600_000
  granted(ben.talk.ask('room', 'Are they warm?', { askedOf: [ana.id], dueAt }))
  granted(ben.talk.ask('room', 'Are they dry?', { askedOf: [ana.id] }))
  const waiting = page.getByRole('region', { name: 'Waiting for you' })
  const unfold = waiting.getByRole('button', { name: /things waiting for you$/ })
  const more = waiting.getByRole('button', { name: /^\d more$/ })
  await unfold.or(more).locator('visible=true').first().waitFor()
  if (await unfold.isVisible()) await unfold.click()
  await more.click()
  const cards = waiting.getByRole('article')
  await expect
    .poll(async () => (await cards.allInnerTexts()).slice(0, 2))
    .toEqual([/Are they warm/, /Are they dry/].map((words) => expect.stringMatching(words) as string))
  await cards.filter({ hasText: 'Are they dry?' }).getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(async () => (await cards.allInnerTexts()).slice(0, 2))
    .toEqual([/Are they dry/, /Are they warm/].map((words) => expect.stringMatching(words) as string))
})

test('a question that offers answers takes any other as well, in a row that is no higher', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.setViewportSize({ width: 1280, height: 800 })
  const { thread } = granted(ben.talk.ask('room', 'Which size?', { askedOf: [ana.id], choices: ['39', '40'] }))
  const waiting = page.getByRole('region', { name: 'Waiting for you' })
  await waiting.getByRole('button', { name: '39' }).waitFor()
  expect((await boxOf(page, '.waiting')).height).toBe(64)
  const field = waiting.getByRole('textbox', { name: 'Another answer' })
  await field.fill('Mine are 41')
  await field.press('Enter')
  await expect
    .poll(() =>
      ben.talk.threads
        .get()
        .get(thread)
        ?.messages.map(({ text }) => text),
    )
    .toEqual(['Which size?', 'Mine are 41'])
})

test('the cart is within ten stops of the Tab key, what is chosen for the device stays, and so does the stage', async () => {
  const { ana } = await anaAtHerDesk({ ana: [boot], ben: [boot] })
  const { page } = ana
  await page.evaluate('document.activeElement?.blur()')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Skip to the product' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('#beside-cart:focus').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate("document.activeElement.closest('#beside-cart') !== null")).toBe(true)

  await page.getByRole('button', { name: 'Picture 2 of' }).click()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Language and appearance' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  const dark = 'rgb(21, 19, 17)'
  await expect.poll(() => groundOf(page)).toBe(dark)
  // The page is loaded again in the other language.
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await page.getByText('Gespeichert', { exact: true }).waitFor()
  expect(await groundOf(page)).toBe(dark)
  // The server knows it, too: the page is dark and German before any script runs.
  const html = await (await page.request.get(page.url())).text()
  expect(html).toMatch(/<html lang="de" dir="ltr" data-theme="dark">/)
  await page.getByRole('button', { name: 'Bild 2 von' }).and(page.locator('[aria-current=true]')).waitFor()
})

/** Lists what moves that nobody moved, in `shifted`. */
const watchShifts = `
  globalThis.shifted = []
  new PerformanceObserver((list) => {
    for (const { sources, hadRecentInput } of list.getEntries())
      for (const { node } of hadRecentInput ? [] : sources)
        // Within its own row a card makes room for one that is more pressing, and a face for who comes.
        if (!node?.parentElement?.closest('.waiting, .bar') || node.matches?.('.bar-find, .bar-undo')) shifted.push((node?.outerHTML ?? 'text in ' + node?.parentElement?.outerHTML).slice(0, 200))
  }).observe({ type: 'layout-shift' })`

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly height: number
}

async function boxOf(page: Page, selector: string): Promise<Box> {
  await page.locator(selector).first().waitFor()
  return page.evaluate<Box>(`(() => {
    const { left, right, top, bottom, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()
    return { left, right, top, bottom, height }
  })()`)
}

function groundOf(page: Page): Promise<string> {
  return page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
}

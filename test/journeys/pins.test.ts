// Notes and drawings on a picture, told in Chromium: Ana at her desk, Ben on a phone.
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Visitor } from '#test/support/page-people.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import { openThreads } from '#test/support/chat.ts'
import { endComposition } from '#test/support/input-method.ts'
import { journeyServer } from '#test/support/journey-server.ts'

const boot = 'ridge-boot'

test('Ana pins at her desk, Ben finds it at the same point on his phone and answers in its card', async () => {
  const { ana, ben } = await anaAndBen({ benConsiders: true })
  await tool(ana.page, 'Comment on the picture').click()
  const box = await pictureOf(ana.page)
  await ana.page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.6)
  const comment = ana.page.getByRole('textbox', { name: 'New comment' })
  await comment.fill('Does this rub?')
  await endComposition(comment)
  expect(await comment.inputValue()).toBe('Does this rub?')
  await ana.page.keyboard.press('Enter')
  for (const person of [ana, ben]) {
    await marker(person.page, 'Comment 1 by Ana: Does this rub?').waitFor()
    const point = await pointOf(person.page)
    expect(point.x).toBeCloseTo(0.3, 1.7)
    expect(point.y).toBeCloseTo(0.6, 1.7)
  }
  await marker(ben.page, /^Comment 1 by Ana/).tap()
  const card = ben.page.getByRole('dialog', { name: 'Comment 1 by Ana' })
  await card.getByText('Does this rub?').waitFor()
  expect(await card.getByRole('button', { name: /Edit|Delete/ }).count()).toBe(0)
  // What the page asks meanwhile is answered without the card closing.
  const asked = ben.page.getByRole('region', { name: 'Let Ana see what you look at?' })
  await asked.getByRole('button', { name: 'Not now' }).tap()
  await asked.waitFor({ state: 'detached' })
  await card.getByRole('textbox', { name: 'Reply to Ana' }).fill('No, it is soft')
  await card.getByRole('button', { name: 'Send' }).tap()
  await card.getByText('No, it is soft').waitFor()
  // The picture stays in sight above the card, and the marker says what is new.
  await marker(ana.page, 'Comment 1 by Ana: Does this rub? · 1 reply, 1 unread').click()
  const own = ana.page.getByRole('dialog', { name: 'Comment 1 by Ana' })
  await own.getByText('No, it is soft').waitFor()
  await marker(ana.page, 'Comment 1 by Ana: Does this rub? · 1 reply').waitFor()
  await own.getByRole('button', { name: 'Resolve' }).click()
  await card.getByText('Resolved by Ana').waitFor()
  await marker(ben.page, /1 reply, resolved$/).waitFor()
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('a reply that is begun in the card of a comment is the same in the chat', async () => {
  const { ana } = await anaAndBen()
  await pinAt(ana.page, { x: 0.3, y: 0.3 }, 'Does this rub?')
  await marker(ana.page, /^Comment 1 by Ana/).click()
  const inCard = ana.page.getByRole('dialog').getByRole('textbox', { name: 'Reply to Ana' })
  await inCard.fill('Asking again')
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await ana.page.getByRole('dialog').getByText('Asking again').waitFor()
  await ana.page.keyboard.press('Escape')
  await openThreads(ana.page)
  await ana.page
    .getByRole('button', { name: /Does this rub/ })
    .last()
    .click()
  const inChat = ana.page.getByRole('textbox', { name: 'Write a message' })
  await inChat.fill('It is for')
  await marker(ana.page, /^Comment 1 by Ana/).click()
  await expect.poll(() => inCard.inputValue()).toBe('It is for')
  await inCard.fill('It is for a long walk')
  await expect.poll(() => inChat.inputValue()).toBe('It is for a long walk')
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => inChat.inputValue()).toBe('')
  expect(ana.errors).toEqual([])
})

test('the same point stays under the note when the picture is enlarged, and Esc leaves nothing behind', async () => {
  const { ana } = await anaAndBen()
  await pinAt(ana.page, { x: 0.5, y: 0.5 }, 'The middle')
  await tool(ana.page, 'Zoom in').first().click()
  await ana.page.getByRole('button', { name: 'Whole picture, 150%' }).waitFor()
  await expect.poll(async () => (await pictureOf(ana.page)).width).toBeGreaterThan(500)
  const point = await pointOf(ana.page)
  expect(point.x).toBeCloseTo(0.5, 1.7)
  expect(point.y).toBeCloseTo(0.5, 1.7)

  await tool(ana.page, 'Comment on the picture').click()
  const box = await pictureOf(ana.page)
  await ana.page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.6)
  await ana.page.getByRole('textbox', { name: 'New comment' }).fill('Never mind')
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await ana.page.locator('.marker').count()).toBe(1)
})

test('Ben presses long on his phone, and what he wrote is where his finger was', async () => {
  const { ana, ben } = await anaAndBen()
  const box = await pictureOf(ben.page)
  const finger = await touch(ben.page)
  await finger.down(box.x + box.width * 0.4, box.y + box.height * 0.35)
  await ben.page.getByRole('textbox', { name: 'New comment' }).waitFor()
  await finger.up()
  await ben.page.getByRole('textbox', { name: 'New comment' }).fill('Real leather?')
  await ben.page.getByRole('button', { name: 'Pin it' }).tap()
  await marker(ana.page, 'Comment 1 by Ben: Real leather?').waitFor()
  const point = await pointOf(ana.page)
  expect(point.x).toBeCloseTo(0.4, 1.7)
  expect(point.y).toBeCloseTo(0.35, 1.7)
})

test('a comment low in the picture is pressed where it is seen, on a phone as well', async () => {
  const { ana, ben } = await anaAndBen()
  await pinAt(ana.page, { x: 0.88, y: 0.97 }, 'The sole')
  await marker(ben.page, 'Comment 1 by Ana: The sole').tap()
  await ben.page.getByRole('dialog', { name: 'Comment 1 by Ana' }).waitFor()
})

test('Ana draws, Ben sees it; she takes it back, and it is gone for both while his note stays', async () => {
  const { ana, ben } = await anaAndBen()
  await pinAt(ben.page, { x: 0.3, y: 0.3 }, 'This one', 'phone')
  await marker(ana.page, /^Comment 1 by Ben/).waitFor()
  await tool(ana.page, 'Draw on the picture').click()
  const box = await pictureOf(ana.page)
  await ana.page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.7)
  await ana.page.mouse.down()
  await ana.page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.75, { steps: 8 })
  await ana.page.mouse.up()
  for (const person of [ana, ben]) await person.page.locator('[data-stroke]').waitFor({ state: 'attached' })
  await ben.page.getByRole('button', { name: '1 comment, 1 drawing' }).waitFor()

  await ana.page.locator('.picture-foot').getByRole('button', { name: 'Undo' }).click()
  for (const person of [ana, ben]) {
    await person.page.locator('[data-stroke]').waitFor({ state: 'detached' })
    await marker(person.page, /^Comment 1 by Ben/).waitFor()
  }
})

test('drawing with a finger scrolls neither the page nor the pictures', async () => {
  const { ana, ben } = await anaAndBen()
  await tool(ben.page, 'Draw on the picture').tap()
  const box = await pictureOf(ben.page)
  const before = await scrolled(ben.page)
  const finger = await touch(ben.page)
  // Above the words of the tool: those are not drawn on.
  await finger.down(box.x + box.width * 0.8, box.y + box.height * 0.6)
  for (let step = 1; step <= 12; step += 1) {
    await finger.move(box.x + box.width * (0.8 - step * 0.05), box.y + box.height * (0.6 - step * 0.03))
  }
  await finger.up()
  await ana.page.locator('[data-stroke]').waitFor({ state: 'attached' })
  expect(await scrolled(ben.page)).toEqual(before)
})

test('a finger turns the pictures one by one, and a note is found on the picture it was pinned to', async () => {
  const { ana, ben } = await anaAndBen()
  const box = await pictureOf(ben.page)
  const finger = await touch(ben.page)
  const y = box.y + box.height / 2
  const isSecond = ben.page.locator('[aria-current=true]').and(ben.page.getByRole('button', { name: 'Picture 2 of 4' }))
  const stroke = async () => {
    await finger.down(box.x + box.width * 0.9, y)
    for (let step = 1; step <= 10; step += 1) await finger.move(box.x + box.width * (0.9 - step * 0.08), y)
    await finger.up()
    await isSecond.waitFor({ timeout: 5_000 })
  }
  // A busy browser may take a finger for one that only rests: then one strokes again.
  await stroke().catch(stroke)
  await isShown(ben.page, 'Picture 2 of 4')
  await pinAt(ben.page, { x: 0.5, y: 0.6 }, 'On the second', 'phone')

  await ana.page.getByRole('button', { name: '1 comment' }).click()
  await isShown(ana.page, 'Picture 1 of 4')
  await ana.page.getByRole('button', { name: /On the second/ }).click()
  await isShown(ana.page, 'Picture 2 of 4')
  await marker(ana.page, 'Comment 1 by Ben: On the second').waitFor()
})

test('a note and a drawing are placed, found, changed and taken away with the keyboard alone', async () => {
  const { ana, ben } = await anaAndBen()
  const { keyboard } = ana.page
  // The very first thing anybody does on the page.
  await ana.page.reload()
  await ana.page.getByRole('toolbar').waitFor()
  await keyboard.press('c')
  await ana.says('Arrow keys move the cross, Enter adds the comment')
  await ana.page.locator('.cross').waitFor({ state: 'attached' })
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp']) await keyboard.press(key)
  await keyboard.press('Enter')
  await ana.page.getByRole('textbox', { name: 'New comment' }).waitFor()
  await keyboard.type('By keys')
  await keyboard.press('Enter')
  await marker(ben.page, 'Comment 1 by Ana: By keys').waitFor()
  const box = await pictureOf(ana.page)
  const point = await pointOf(ana.page)
  expect(point.x).toBeCloseTo(0.5 - 40 / box.width, 1.7)
  expect(point.y).toBeLessThan(0.52)

  await ana.page.getByRole('button', { name: '1 comment' }).focus()
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  const card = ana.page.getByRole('dialog', { name: 'Comment 1 by Ana' })
  await card.getByRole('button', { name: 'Edit comment' }).press('Enter')
  await ana.page.getByRole('textbox', { name: 'Edit comment' }).press('End')
  await keyboard.type(' only')
  await keyboard.press('Enter')
  await marker(ben.page, 'Comment 1 by Ana: By keys only').waitFor()

  await keyboard.press('h')
  await ana.says('Comments and drawings are hidden')
  expect(await ana.page.locator('.marker').count()).toBe(0)
  await keyboard.press('h')
  await marker(ana.page, /^Comment 1/).press('Enter')
  await card.getByRole('button', { name: 'Delete comment' }).press('Enter')
  await ben.page.locator('.marker').waitFor({ state: 'detached' })
})

test('a viewer sees comments and has no tools to make any', async () => {
  const server = await journeyServer()
  const [ana, vera] = await visitorsOn('desk', 'desk')
  if (!ana || !vera) throw new Error('nobody came')
  await meet(server.url, [
    [ana, 'Ana'],
    [vera, 'Vera', 'viewer'],
  ])
  await onStage(vera)
  await pinAt(ana.page, { x: 0.4, y: 0.4 }, 'Look at this')
  await marker(vera.page, /Look at this/).click()
  await vera.page.getByRole('dialog', { name: 'Comment 1 by Ana' }).waitFor()
  expect(await vera.page.getByRole('button', { name: /^Comment on|Draw on|Reply|Delete/ }).count()).toBe(0)
})

/** @param benConsiders he is in no hurry to answer whether Ana may see what he looks at. */
async function anaAndBen({ benConsiders = false } = {}): Promise<{ ana: Visitor; ben: Visitor }> {
  const server = await journeyServer()
  const [ana, ben] = await visitorsOn('desk', 'phone')
  if (!ana || !ben) throw new Error('nobody came')
  if (benConsiders) await ben.considersSharing()
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  await onStage(ben)
  return { ana, ben }
}

async function onStage({ page }: Visitor): Promise<void> {
  const { origin, pathname } = new URL(page.url())
  await page.goto(`${origin}${pathname}?product=${boot}`)
  await page.getByRole('toolbar').waitFor()
}

async function pinAt(page: Page, at: Point, text: string, device: 'desk' | 'phone' = 'desk'): Promise<void> {
  const press = (x: number, y: number) => (device === 'phone' ? page.touchscreen.tap(x, y) : page.mouse.click(x, y))
  await tool(page, 'Comment on the picture').click()
  const box = await pictureOf(page)
  await press(box.x + box.width * at.x, box.y + box.height * at.y)
  await page.getByRole('textbox', { name: 'New comment' }).fill(text)
  await page.getByRole('button', { name: 'Pin it' }).click()
  await marker(page, new RegExp(text)).waitFor()
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where the picture is on the screen, once its tools are there and it has come to rest. */
async function pictureOf(page: Page) {
  await page.locator('.on-picture').waitFor({ state: 'attached' })
  const box = await page.locator('.slide[aria-hidden=false] .picture').boundingBox()
  if (!box) throw new Error('no picture is shown')
  return box
}

/** The point of the picture at which its only marker has its tip. */
async function pointOf(page: Page): Promise<Point> {
  const picture = await pictureOf(page)
  const box = await page.locator('.marker').boundingBox()
  if (!box) throw new Error('no marker is shown')
  return { x: (box.x - picture.x) / picture.width, y: (box.y + box.height - picture.y) / picture.height }
}

/** Waits until that picture is the one that is looked at, and has come to rest there. */
async function isShown(page: Page, name: string): Promise<void> {
  await page.locator('[aria-current=true]').and(page.getByRole('button', { name })).waitFor()
  const rests = `(() => {
    const { scrollLeft, clientWidth } = document.querySelector('.carousel-track')
    return scrollLeft % clientWidth < 1
  })()`
  await expect.poll(() => page.evaluate<boolean>(rests)).toBe(true)
}

function tool(page: Page, name: string): Locator {
  return page.getByRole('button', { name })
}

function marker(page: Page, name: string | RegExp): Locator {
  return page.locator('.marker').and(page.getByRole('button', { name }))
}

/** One finger, as the browser itself sees it: only that scrolls a page. */
async function touch(page: Page) {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  return {
    down: (x: number, y: number) => send('touchStart', [{ x, y }]),
    move: (x: number, y: number) => send('touchMove', [{ x, y }]),
    up: () => send('touchEnd', []),
  }
}

function scrolled(page: Page): Promise<readonly number[]> {
  return page.evaluate<number[]>("[scrollY, document.querySelector('.carousel-track').scrollLeft]")
}

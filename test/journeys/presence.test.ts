// Being on the same thing, told in Chromium: three people, one of them on a phone with her thumb.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOn } from '#test/support/axe.ts'
import { openThreads } from '#test/support/chat.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'

test('a phone follows a desk: product, picture and zoom arrive, and a scroll of one’s own ends it', async () => {
  const { ana, mara } = await threeInOneRoom()
  await goTo(ana, 'trail-runner')
  // Ana does not show where she is, so she is asked.
  await mara.page.getByRole('button', { name: 'People', exact: true }).tap()
  await mara.page.getByRole('button', { name: 'Ask to follow Ana' }).tap()
  const asked = ana.page.getByRole('region', { name: 'Mara would like to see what you look at' })
  await asked.waitFor()
  expect(await violationsOn(ana.page)).toEqual([])
  await asked.getByRole('button', { name: 'Yes, share' }).click()
  await mara.says('Following Ana')
  await mara.page.getByRole('heading', { name: 'Trail runner' }).waitFor()
  await ana.says('Mara is following you')
  await ana.page.getByRole('button', { name: 'Picture 3 of' }).click()
  await shownPicture(mara, 3)
  await ana.page.getByRole('button', { name: 'Zoom in' }).first().click()
  await mara.says(/150%/)
  expect(await violationsOn(mara.page)).toEqual([])
  expect(await violationsOn(ana.page)).toEqual([])

  await swipeUp(mara.page, 'Trail runner')
  await mara.page.getByText('Following Ana').waitFor({ state: 'detached' })
  await ana.page.locator('.over-followers').waitFor({ state: 'detached' })
  await goTo(ana, 'enamel-mug')
  await ana.saved()
  expect(await mara.page.getByRole('heading', { name: 'Trail runner' }).count()).toBe(1)
})

test('everybody is asked to look along: one comes, one would rather not, and it ends for all', async () => {
  const { ana, ben, mara } = await threeInOneRoom()
  await goTo(ana, 'enamel-mug')
  await ana.page.getByRole('button', { name: 'Show everyone' }).click()
  await ana.says(/^0 of 2/)
  for (const { page } of [ben, mara]) await page.getByText('Ana wants to show everyone something').first().waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  // Asking takes nobody's focus away.
  expect(await ben.page.evaluate('document.activeElement === document.body')).toBe(true)
  await ben.page.getByRole('button', { name: 'Not now' }).click()
  await mara.page.getByRole('button', { name: 'Join' }).tap()
  await mara.page.getByRole('heading', { name: 'Enamel mug' }).waitFor()
  await ana.says(/^1 of 2/)
  await ana.says(/With you: Mara/)
  await ana.says(/Not now: Ben/)
  expect(await violationsOn(ana.page)).toEqual([])
  expect(await ben.page.getByRole('heading', { name: 'Ridge boot' }).count()).toBe(1)
  await ana.page.getByRole('button', { name: 'Stop' }).click()
  await mara.page.getByText('Following Ana').waitFor({ state: 'detached' })
  await mara.says(/Ana stopped showing/)
  await ana.page.getByRole('switch', { name: 'Share what I’m viewing' }).waitFor()
})

test('two who talk about different things meet again: bring here, go, and back', async () => {
  const { ana, ben } = await threeInOneRoom()
  await goTo(ben, 'trail-runner')
  for (const person of [ana, ben]) await shareWhereIAm(person)
  // Ben asks Ana over; she would rather not, and that is a conversation, too.
  await ben.page.getByRole('button', { name: /^Ana:/ }).click()
  await ben.page.getByRole('button', { name: 'Invite to look: Ana' }).click()
  await ana.page.getByText('Ben invites you to look at Trail runner').first().waitFor()
  await ana.page.getByRole('button', { name: 'Not now' }).click()
  await ana.page.getByText('Ben is viewing Trail runner').first().waitFor()
  expect(await violationsOn(ana.page)).toEqual([])
  await ana.page.getByRole('button', { name: 'Invite to look', exact: true }).click()
  await ben.page.getByText('Ana invites you to look at Ridge boot').first().waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  await ben.page.getByRole('button', { name: 'Go there' }).click()
  await ben.page.getByRole('heading', { name: 'Ridge boot' }).waitFor()
  await ben.page.getByRole('button', { name: 'Go back' }).click()
  await ben.page.getByRole('heading', { name: 'Trail runner' }).waitFor()
})

test('who hides is away for the others, sees it plainly also after loading anew, and shops on', async () => {
  const { ana, ben } = await threeInOneRoom()
  await ana.says(/3 of 3 here/)
  await ben.page.getByRole('button', { name: /^Ben:/ }).click()
  await ben.page.getByRole('button', { name: 'Hide me' }).click()
  await ben.says('You’re hidden.')
  await ana.says(/2 of 3 here/)
  expect(await violationsOn(ben.page)).toEqual([])
  await ben.page.reload()
  await ben.says('You’re hidden.')
  await ben.line('Ridge boot').plus()
  await ana.line('Ridge boot').wants('Ben', 1)
  await ana.says(/2 of 3 here/)
  await ana.line('Ridge boot').plus()
  await ben.line('Ridge boot').wants('Ana', 2)
  await ben.page.getByRole('button', { name: 'Show me again' }).click()
  await ana.says(/3 of 3 here/)
})

test('what I looked at alone stays with me until I show it', async () => {
  const { ana, ben } = await threeInOneRoom()
  await goTo(ben, 'enamel-mug')
  await ben.page.getByRole('button', { name: /^Seen only by you: \d/ }).click()
  await ben.says(/Nobody else sees this list/)
  expect(await violationsOn(ben.page)).toEqual([])
  expect(await ana.page.getByText('Enamel mug').count()).toBe(0)
  await ben.page.getByRole('button', { name: 'Share in chat: Enamel mug' }).click()
  await ben.says('Enamel mug is in the chat now')
  await openThreads(ana.page)
  await ana.page
    .getByRole('button', { name: /^Group chat/ })
    .first()
    .click()
  await ana.page.getByText('Enamel mug').first().waitFor()
  await ben.page.getByRole('button', { name: 'Clear all' }).click()
  await ben.says(/^Nothing here/)
})

test('undo takes back what I did and leaves what another did after it', async () => {
  const { ana, ben } = await threeInOneRoom()
  await ana.line('Ridge boot').plus()
  await ana.line('Ridge boot').wants('Ana', 2)
  await ben.line('Ridge boot').plus()
  await ana.line('Ridge boot').wants('Ben', 1)
  await ana.page.getByRole('button', { name: 'Undo: your quantity of Ridge boot' }).click()
  await ana.says('Undone: your quantity of Ridge boot')
  for (const person of [ana, ben]) {
    await person.line('Ridge boot').wants('Ana', 1)
    await person.line('Ridge boot').wants('Ben', 1)
  }
  await ana.page.keyboard.press('Control+Shift+Z')
  await ben.line('Ridge boot').wants('Ana', 2)
  await ana.page.keyboard.press('Control+z')
  await ben.line('Ridge boot').wants('Ana', 1)
  expect(await ben.page.getByRole('button', { name: 'Undo: your quantity of Ridge boot' }).count()).toBe(1)
})

test('all of it works with the keyboard alone', async () => {
  const { ana, ben } = await threeInOneRoom()
  await goTo(ana, 'trail-runner')
  await tabTo(ana.page, 'Share what I’m viewing')
  await ana.page.keyboard.press('Enter')
  await ana.page.getByRole('switch', { name: 'Sharing what you view' }).waitFor()
  await expect.poll(() => follows(ben)).toBe(true)
  await ben.page.keyboard.press('Escape')
  await ben.page.getByText('Following Ana').waitFor({ state: 'detached' })
  await tabTo(ana.page, 'Show everyone')
  await ana.page.keyboard.press('Enter')
  await ben.page.getByRole('button', { name: 'Join' }).waitFor()
  await tabTo(ben.page, 'Join')
  await ben.page.keyboard.press('Enter')
  await ana.says(/^1 of 2/)
  await tabTo(ana.page, 'Stop')
  await ana.page.keyboard.press('Enter')
  await ben.page.getByText('Following Ana').waitFor({ state: 'detached' })
  await tabTo(ben.page, 'Ana: here')
  await ben.page.keyboard.press('Enter')
  await tabTo(ben.page, 'Invite to look: Ana')
  await ben.page.keyboard.press('Enter')
  await tabTo(ana.page, 'Go there')
  await ana.page.keyboard.press('Enter')
  await tabTo(ana.page, 'Go back')
  await ana.page.keyboard.press('Enter')
  await tabTo(ben.page, 'Ben: here')
  await ben.page.keyboard.press('Enter')
  await tabTo(ben.page, 'Hide me')
  await ben.page.keyboard.press('Enter')
  await ana.says(/2 of 3 here/)
})

/** Presses F until it is heard; Ben may not know yet that Ana shows where she is. */
async function follows({ page }: Visitor): Promise<boolean> {
  const following = page.getByText('Following Ana')
  if ((await following.count()) === 0) await page.keyboard.press('f')
  return (await following.count()) === 1
}

/** Ana and Ben at their desks, of different size, and Mara on her phone: all at the boot. */
async function threeInOneRoom() {
  const server = await journeyServer()
  const [ana, ben, mara] = await visitorsOn('desk', 'desk', 'phone')
  if (!ana || !ben || !mara) throw new Error('nobody came')
  await ben.page.setViewportSize({ width: 1440, height: 900 })
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
    [mara, 'Mara'],
  ])
  await ana.says(/3 of 3 here/)
  return { ana, ben, mara }
}

/** Finds a product by its search, as somebody would who is alone with it. */
async function goTo({ page }: Visitor, product: string): Promise<void> {
  const words = product.replace('-', ' ')
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByRole('searchbox').fill(words)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(words, 'i') })
    .first()
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function shareWhereIAm({ page }: Visitor): Promise<void> {
  await page.getByRole('switch', { name: 'Share what I’m viewing' }).click()
  await page.getByRole('switch', { name: 'Sharing what you view' }).waitFor()
}

async function shownPicture({ page }: Visitor, number: number): Promise<void> {
  await page.locator(`.carousel-thumbs [aria-current=true][aria-label^="Picture ${number} of"]`).waitFor()
}

/** A thumb moves the page up by its heading, which nothing lies over: a swipe over a question or a notice is none of the page's. */
async function swipeUp(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { name })
  await heading.tap({ trial: true })
  const { x = 0, y = 0, height = 0 } = (await heading.boundingBox()) ?? {}
  const start = y + height / 2
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: x + 10, y: at }] })
  await touch('touchStart', start)
  for (let moved = 20; moved <= 140; moved += 20) await touch('touchMove', start - moved)
  await touch('touchEnd')
}

/** Presses Tab until what is called so has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name, exact: true }).or(page.getByRole('switch', { name, exact: true }))
  await target.first().waitFor()
  for (let presses = 0; presses < 120; presses += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}`)
}

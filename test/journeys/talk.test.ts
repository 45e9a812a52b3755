// Talk, told in Chromium: Cleo is the host, Ana sits at her desk, Ben holds a phone, Vera looks on.
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openGroupChat, openThreads } from '#test/support/chat.ts'
import { endComposition } from '#test/support/input-method.ts'
import { violationsOn } from '#test/support/axe.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import { newProfile } from '#test/support/open-browser.ts'
import { tabTo } from '#test/support/keys.ts'
import { journeyServer } from '#test/support/journey-server.ts'

const question = 'Do the boots run small?'

test('Ana asks Ben with a due time; he answers on his phone; she reads, rewords and takes back', async () => {
  const { ana, ben } = await threePeople()
  await openThreads(ana.page)
  await ana.page.getByRole('button', { name: 'Ask a question' }).click()
  await ana.page.getByRole('textbox', { name: 'What would you like to know?' }).fill(question)
  await ana.page.getByRole('checkbox', { name: 'Ben' }).check()
  await ana.page.getByRole('radio', { name: 'Tomorrow' }).check()
  await ana.page.getByRole('button', { name: 'Ask', exact: true }).click()
  await message(ana.page, question).waitFor()

  await ben.page
    .getByRole('navigation')
    .getByRole('button', { name: /^1\s*Chat$/ })
    .waitFor()
  await openThreads(ben.page)
  const first = ben.page.getByRole('region', { name: '1 question is waiting for you' })
  await first.getByText('Ana asks you').waitFor()
  await first.getByText(/due .+day 8:00/).waitFor()
  await first.getByRole('button', { name: `Reply: ${question}` }).tap()
  const field = ben.page.getByRole('textbox', { name: 'Write a message' })
  await field.pressSequentially('No, take 39 @An')
  await ben.page.getByRole('option', { name: /Ana/ }).tap()
  await paste(field, `${new URL(ben.page.url()).origin}/p/enamel-mug`)
  await ben.page.getByRole('list', { name: 'Attached products' }).getByText('Enamel mug').waitFor()
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).tap()
  const answer = message(ben.page, 'No, take 39 @Ana')
  await answer.getByRole('button', { name: /^Enamel mug/ }).waitFor()
  await react(ben.page, question, '👍')

  await message(ana.page, 'No, take 39 @Ana').locator('.talk-mention-me').waitFor()
  await message(ana.page, question).getByRole('button', { name: '👍 1: Ben' }).waitFor()
  await expect.poll(() => ana.page.title()).not.toContain('(')

  const field2 = ana.page.getByRole('textbox', { name: 'Write a message' })
  await field2.fill('Then 39 it si')
  await endComposition(field2)
  expect(await field2.inputValue()).toBe('Then 39 it si')
  await field2.press('Enter')
  await act(ana.page, 'Then 39 it si', 'Edit')
  await ana.page.getByRole('textbox', { name: 'Edit your message' }).fill('Then 39 it is')
  await ana.page.keyboard.press('Enter')
  await message(ben.page, 'Then 39 it is').getByText('edited').waitFor()
  await act(ana.page, 'Then 39 it is', 'Delete')
  await message(ben.page, 'Then 39 it is').waitFor({ state: 'detached' })
  await ana.page.getByRole('button', { name: 'Undo' }).last().click()
  await message(ben.page, 'Then 39 it is').waitFor()
  await ana.page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await ben.page.getByText('Resolved by Ana').waitFor()
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('what is unread is counted until it is read, on all of one’s devices', async () => {
  const { ana, ben } = await threePeople()
  // Where the chat is in sight, as on a wide page, what is said is read at once.
  await ana.page.setViewportSize(narrow)
  const tablet = await secondDevice(ana)
  await sayToAll(ben.page, 'I am on the bus')
  for (const { page } of [ana, tablet]) {
    await page.getByRole('tab', { name: /^Chat 1/ }).waitFor()
    await expect.poll(() => page.title()).toMatch(/^\(1\) /)
  }
  await openThreads(ana.page)
  await ana.page.getByRole('button', { name: /^Group chat/ }).click()
  await message(ana.page, 'I am on the bus').waitFor()
  for (const { page } of [ana, tablet]) {
    await page.getByRole('tab', { name: 'Chat', exact: true }).waitFor()
    await expect.poll(() => page.title()).not.toContain('(')
  }
})

test('the host takes another’s words away only when she is sure; an answer to them stays understandable', async () => {
  const { cleo, ana, ben } = await threePeople()
  await sayToAll(ben.page, 'Something rude')
  await openGroupChat(ana.page)
  await act(ana.page, 'Something rude', 'Reply')
  await ana.page.getByRole('textbox', { name: 'Write a message' }).fill('Please not so')
  await ana.page.keyboard.press('Enter')
  await openGroupChat(cleo.page)
  await message(cleo.page, 'Please not so').getByRole('button', { name: 'Reply to Ben: Something rude' }).waitFor()
  await act(cleo.page, 'Something rude', 'Delete')
  await cleo.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await message(ben.page, 'Something rude').waitFor({ state: 'detached' })
  await message(ben.page, 'Please not so').getByText('Reply to a deleted message').waitFor()
  await ana.page.getByRole('button', { name: /^More: Cleo/ }).waitFor({ state: 'detached' })
  await message(ana.page, 'Please not so')
    .getByRole('button', { name: /^More: You/ })
    .waitFor({ state: 'attached' })
})

test('an onlooker reads everything and can write nothing', async () => {
  const server = await journeyServer()
  const [cleo, vera] = await visitorsOn('desk', 'desk')
  if (!cleo || !vera) throw new Error('nobody came')
  await meet(server.url, [
    [cleo, 'Cleo'],
    [vera, 'Vera', 'viewer'],
  ])
  await sayToAll(cleo.page, 'Welcome, Vera')
  await openGroupChat(vera.page)
  await message(vera.page, 'Welcome, Vera').waitFor()
  await vera.page.getByText('Ask a host if you’d like to write here.').waitFor()
  expect(await vera.page.getByRole('textbox', { name: /Write/ }).count()).toBe(0)
  expect(await vera.page.getByRole('button', { name: /^More: Cleo/ }).count()).toBe(0)
})

test('HTML, signs that turn the text around and endless words stay harmless text', async () => {
  const { ana, ben } = await threePeople()
  await openGroupChat(ben.page)
  const texts = [
    '<img src=x onerror="document.title=1"><b>bold</b> javascript:alert(1) http://plain.example',
    '\u202Ereversed https://tests.example/\u202Efdp.exe',
    'long'.repeat(900),
    '👨‍👩‍👧‍👦🏳️‍🌈 family',
  ]
  await openGroupChat(ana.page)
  for (const text of texts) {
    await ana.page.getByRole('textbox', { name: 'Write a message' }).fill(text)
    await ana.page.keyboard.press('Enter')
    await message(ben.page, text.slice(0, 40)).waitFor()
  }
  expect(await ben.page.locator('.talk-words :is(img, b)').count()).toBe(0)
  const links = await ben.page.evaluate<string[]>(
    '[...document.querySelectorAll(".talk-words a")].map(({ href }) => href)',
  )
  expect(links).toEqual(['https://tests.example/'])
  for (const { page } of [ana, ben]) {
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(
      await page.evaluate<number>(
        '(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector(".talk-feed"))',
      ),
    ).toBe(0)
  }
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('in a long talk one begins at the first unread, and nothing moves while one reads', async () => {
  const { ana, ben } = await threePeople()
  await sayToAll(ana.page, 'The first of many')
  await openGroupChat(ben.page)
  const field = ben.page.getByRole('textbox', { name: 'Write a message' })
  await openThreads(ana.page)
  for (let count = 1; count <= 40; count += 1) {
    await field.fill(`number ${count}`)
    await ben.page.getByRole('button', { name: 'Send', exact: true }).tap()
  }
  await ana.page.getByRole('button', { name: /^Group chat.*40/ }).click()
  await ana.page.getByText('New since your last visit').waitFor()
  await message(ana.page, 'number 1').first().waitFor()
  await ana.page.getByRole('button', { name: '40 new below' }).waitFor()
  const place = () => message(ana.page, 'number 3').first().boundingBox()
  const before = await place()
  await field.fill('while she reads')
  await ben.page.getByRole('button', { name: 'Send', exact: true }).tap()
  const below = ana.page.getByRole('button', { name: '41 new below' })
  await below.waitFor()
  expect(await place()).toEqual(before)
  // It lies below the messages, and covers none.
  const [jump, feed] = [await below.boundingBox(), await ana.page.locator('.talk-feed').boundingBox()]
  expect(jump?.y).toBeGreaterThanOrEqual((feed?.y ?? Infinity) + (feed?.height ?? 0))
  await below.click()
  await message(ana.page, 'while she reads').waitFor()
  await ana.page.getByRole('button', { name: 'Threads', exact: true }).waitFor()
  expect(await message(ana.page, 'The first of many').count()).toBe(0)
})

test('typing members are named, and the asked member answers and resolves in one', async () => {
  const { cleo, ana } = await threePeople()
  await openThreads(cleo.page)
  await cleo.page.getByRole('button', { name: 'Ask a question' }).click()
  await cleo.page.getByRole('textbox', { name: 'What would you like to know?' }).fill('Who drives?')
  await cleo.page.getByRole('button', { name: 'Ask', exact: true }).click()
  await openThreads(ana.page)
  await ana.page.getByRole('button', { name: 'Reply: Who drives?' }).click()
  await ana.page.getByRole('textbox', { name: 'Write a message' }).pressSequentially('I do')
  await cleo.page.getByText('Ana is typing…').waitFor()
  await ana.page.getByRole('button', { name: 'Reply and resolve' }).click()
  await cleo.page.getByText('Resolved by Ana').waitFor()
  await cleo.page.getByRole('button', { name: 'Reopen' }).click()
  await ana.page.getByRole('button', { name: 'Resolve', exact: true }).waitFor()
  await ana.page.getByRole('button', { name: 'All threads' }).click()
  expect(await ana.page.getByRole('region', { name: /is waiting for you/ }).count()).toBe(0)
})

test('a link that somebody shares stands among the things, until the host takes it away', async () => {
  const { cleo, ana } = await threePeople()
  await openThreads(ana.page)
  await ana.page.getByRole('button', { name: 'Share a link' }).click()
  await ana.page.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)')
  await ana.page.getByRole('button', { name: 'Share', exact: true }).click()
  await ana.page.getByText('That link doesn’t look right').waitFor()
  await ana.page.getByRole('textbox', { name: 'Link' }).fill('tests.example/boots')
  await ana.page.getByLabel('Title (optional)').fill('Boots tested')
  await ana.page.getByRole('button', { name: 'Share', exact: true }).click()
  await openThreads(cleo.page)
  await cleo.page.getByRole('radio', { name: 'Comments' }).check()
  const link = cleo.page.getByRole('link', { name: /Boots tested/ })
  expect(await link.getAttribute('href')).toBe('https://tests.example/boots')
  expect(await link.getAttribute('target')).toBe('_blank')
  await cleo.page.getByRole('button', { name: 'Delete what Ana added' }).click()
  await cleo.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await ana.page.getByRole('radio', { name: 'Comments' }).check()
  await ana.page.getByText('No comments yet').waitFor()
})

test('with the keyboard alone one asks, answers with a mention, reacts and goes through the messages', async () => {
  const { cleo, ana } = await threePeople()
  const { page } = ana
  // Answering a question elsewhere on the page would end a name that is being typed.
  await ana.considersSharing()
  await tabTo(page, /^Threads/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Ask a question/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^What would you like/)
  await page.keyboard.type('Tent or hut?')
  await page.keyboard.press('Enter')
  await message(page, 'Tent or hut?').waitFor()
  await tabTo(page, /^Write a message/)
  await page.keyboard.type('Hut, @Cl')
  await page.getByRole('option', { name: /Cleo/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Cleo/ }).waitFor({ state: 'detached' })
  await page.keyboard.type('what do you say?')
  await page.keyboard.press('Enter')
  await message(page, 'Hut, @Cleo what do you say?').waitFor()
  await tabTo(page, /^More: You/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, /^React with ❤️/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '❤️ 1: You' }).waitFor()
  await tabTo(page, /./, 'Shift+Tab', 'article')
  await page.keyboard.press('Home')
  await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toContain('Tent or hut?')
  await openThreads(cleo.page)
  await cleo.page.getByRole('region', { name: '1 question is waiting for you' }).getByText('Tent or hut?').waitFor()
})

test('axe finds nothing to object to in any state of talk', async () => {
  const { ana, ben } = await threePeople()
  await sayToAll(ben.page, 'Look: https://tests.example/boots')
  await ana.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  await ben.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' })
  const found: string[] = []
  const look = async (page: Page, state: string) => {
    found.push(...(await violationsOn(page)).map((violation) => `${state}: ${violation}`))
  }
  await openThreads(ana.page)
  await look(ana.page, 'overview')
  await ana.page.getByRole('button', { name: 'Ask a question' }).click()
  await look(ana.page, 'question form')
  await ana.page.getByRole('textbox').last().fill(question)
  await ana.page.getByRole('button', { name: 'Ask', exact: true }).click()
  await message(ana.page, question).waitFor()
  await look(ana.page, 'question')
  await ana.page.getByRole('textbox', { name: 'Write a message' }).pressSequentially('@')
  await ana.page.getByRole('listbox').waitFor()
  await look(ana.page, 'completion')
  await ben.page.getByRole('button', { name: 'All threads' }).tap()
  await look(ben.page, 'overview on a phone')
  await ben.page.getByRole('button', { name: /^Group chat/ }).tap()
  await message(ben.page, 'Look:').waitFor()
  await look(ben.page, 'thread on a phone')
  await ben.page.getByRole('button', { name: /^More: You/ }).tap()
  await ben.page.getByRole('button', { name: 'More emojis' }).waitFor()
  await look(ben.page, 'menu')
  expect(found).toEqual([])
})

/** Cleo opens a room from a product; Ana comes at a desk, Ben with a phone. */
async function threePeople(): Promise<{ cleo: Visitor; ana: Visitor; ben: Visitor }> {
  const server = await journeyServer()
  const [cleo, ana, ben] = await visitorsOn('desk', 'desk', 'phone')
  if (!cleo || !ana || !ben) throw new Error('nobody came')
  await meet(server.url, [
    [cleo, 'Cleo'],
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  return { cleo, ana, ben }
}

/** A page on which chat is a tab. */
const narrow = { width: 1200, height: 900 }

/** Another browser with the same membership. */
async function secondDevice({ context, page }: Visitor): Promise<{ page: Page }> {
  const storageState = await context.storageState()
  const another = await newProfile({ viewport: narrow, storageState })
  const opened = await another.newPage()
  await opened.goto(page.url())
  await opened.getByText('Saved', { exact: true }).first().waitFor()
  return { page: opened }
}

/** Says something in the room's own talk, and stays there. */
async function sayToAll(page: Page, text: string): Promise<void> {
  await openGroupChat(page)
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await message(page, text).waitFor()
}

function message(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ has: page.locator('.talk-words', { hasText: text }) })
}

async function menuOf(page: Page, text: string): Promise<Locator> {
  const found = message(page, text)
  await found.hover()
  await found.getByRole('button', { name: /^More: / }).click()
  return page.getByRole('dialog', { name: /^More: / })
}

async function act(page: Page, text: string, words: string): Promise<void> {
  await (await menuOf(page, text)).getByRole('button', { name: words }).click()
}

async function react(page: Page, text: string, emoji: string): Promise<void> {
  await (await menuOf(page, text)).getByRole('button', { name: `React with ${emoji}` }).click()
}

/** Pastes as a clipboard would, which browsers without a window do not have. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.page().evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(pasted)
  })()`)
}

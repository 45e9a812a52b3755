// What a newcomer reads in the room is said for them, and in whole.
import { expect, test } from 'vitest'
import { anaAtHerDesk } from '#test/support/ana-at-her-desk.ts'
import { granted } from '#test/support/shoppers.ts'

const boots = ['ridge-boot:walnut-39', 'ridge-boot:walnut-40', 'trail-runner:fog-39'] as const
const phone = { width: 360, height: 740 }

test('the one who starts a vote is asked in other words than the others, and is proposed a deadline on a quarter of an hour', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: boots })
  const { page } = ana
  await page.getByRole('button', { name: 'Start a vote', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Start a vote' })
  await form.getByRole('radio', { name: 'Another time…' }).check()
  const field = form.getByLabel('Date and time')
  expect(await field.inputValue()).toMatch(/:(?:00|15|30|45)$/)
  const proposed = await field.inputValue()
  // What does not fit is said by the page itself.
  await field.fill('2020-01-01T10:00')
  await form.getByRole('button', { name: 'Start vote' }).click()
  await form.getByText('That time has passed. Choose a later one.').waitFor()
  await field.fill(proposed)
  await form.getByRole('button', { name: 'Start vote' }).click()
  await form.waitFor({ state: 'detached' })
  const waiting = page.getByRole('region', { name: 'Waiting for you' })
  await waiting.getByText(/^You started this vote · closes/).waitFor()

  const question = 'And for the rain?'
  granted(await ben.decisions.open({ ...vote, question, candidates: boots.slice(0, 2), voters: [ana.id] }))
  await waiting.getByText(/^Ben wants your vote/).waitFor({ state: 'attached' })
})

test('on a phone each option of a vote is read in whole before it is pressed', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: boots })
  await ana.page.setViewportSize(phone)
  granted(await ben.decisions.open({ ...vote, question: 'Which?', candidates: [...boots], voters: [ana.id] }))
  const words = ana.page.locator('.waiting-vote-words')
  await expect.poll(() => words.count()).toBe(3)
  expect(await ana.page.evaluate(`[...document.querySelectorAll('.waiting-vote-words')].filter(${isCut}).length`)).toBe(
    0,
  )
})

test('on a phone the header says in whole that a change is not sent yet', async () => {
  const { ana } = await anaAtHerDesk({ ana: boots })
  await ana.page.setViewportSize(phone)
  await ana.losesNetwork()
  await ana.page.locator('.want-one').click()
  await ana.page.getByText('Offline, 1 unsent').waitFor()
  expect(await ana.page.evaluate(`[document.querySelector('.bar-title > p')].filter(${isCut}).length`)).toBe(0)
})

test('a comment that nobody answered has no replies yet, and is not called silence', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: boots })
  const pin = granted(ben.annotations.pin({ on: 'variant', variantId: boots[0] }, 'Do these rub?'))
  await ben.saved()
  const room = new URL(ana.page.url())
  await ana.page.goto('about:blank')
  await ana.page.goto(`${room.origin}${room.pathname}#about=${encodeURIComponent(`thread:pin:${pin}`)}`)
  await ana.page.getByText('No replies yet').waitFor()
  await ana.page.locator('.talk-head').getByText('Do these rub?').waitFor()
  expect(await ana.page.getByText('No messages yet').count()).toBe(0)
})

test('a line whose product has left the shop says why it has no price', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: boots })
  granted(ben.cart.add('lost-lantern:poppy'))
  await ana.line('Lost lantern').shows('No longer in the shop, so there’s no price')
  expect(await ana.page.locator(`[data-line="${boots[0]}"]`).getByText('no price').count()).toBe(0)
})

test('the row of details names each of them', async () => {
  const { ana } = await anaAtHerDesk({ ana: boots })
  await ana.page.setViewportSize({ width: 1440, height: 900 })
  expect(await ana.page.getByRole('button', { name: /^Details / }).innerText()).toMatch(
    /Details\s+[^:·]+: [^:]+ · [^:·]+: /,
  )
})

const vote = { rule: 'most', blind: false } as const
/** Whether words are longer than their place. */
const isCut = '((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1)'

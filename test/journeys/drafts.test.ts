// What somebody has begun to write and not sent, told in Chromium.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { anaAndBen } from '#test/support/ana-and-ben.ts'
import { openGroupChat, openThreads } from '#test/support/chat.ts'
import { journeyServer } from '#test/support/journey-server.ts'

test('what is too long is kept and said so, and a draft survives another thread, a lost network, a reload and a closed tab', async () => {
  const { ana } = await anaAndBen((await journeyServer()).url)
  await openGroupChat(ana.page)
  const fieldOf = (page: Page) => page.getByRole('textbox', { name: 'Write a message' })
  const field = fieldOf(ana.page)
  const words = 'word '.repeat(1199) + 'last.'
  await field.fill(words)
  await ana.page.getByText('2,000 characters too long').waitFor()
  await field.press('Enter')
  expect(await field.inputValue()).toBe(words)
  await openThreads(ana.page)
  await ana.page
    .getByRole('button', { name: /^Ridge boot/ })
    .last()
    .click()
  expect(await field.inputValue()).toBe('')
  await ana.losesNetwork()
  await openGroupChat(ana.page)
  await field.press('Enter')
  expect(await field.inputValue()).toBe(words)
  await ana.context.setOffline(false)

  await ana.page.reload()
  await ana.saved()
  await openGroupChat(ana.page)
  expect(await field.inputValue()).toBe(words)
  const tab = await ana.context.newPage()
  await tab.goto(ana.page.url())
  await openGroupChat(tab)
  expect(await fieldOf(tab).inputValue()).toBe(words)
  // Neither overwrites what the other has written since.
  await fieldOf(tab).fill('half a thought')
  await expect.poll(() => field.inputValue()).toBe('half a thought')
  await ana.page.close()
  await tab.close()
  const later = await ana.context.newPage()
  await later.goto(tab.url())
  await openGroupChat(later)
  expect(await fieldOf(later).inputValue()).toBe('half a thought')
})

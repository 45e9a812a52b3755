// Where a chat opens in which something was said meanwhile, told in Chromium.
import { expect, test } from 'vitest'
import { anaAtHerDesk } from '#test/support/ana-at-her-desk.ts'
import { openGroupChat } from '#test/support/chat.ts'
import { granted } from '#test/support/shoppers.ts'

test('a chat with news opens at the first new message, whatever is in the messages around it', async () => {
  const { ana, ben } = await anaAtHerDesk({ ana: ['ridge-boot:walnut-39'] })
  const { page } = ana
  // Chat is a tab: it is not read before it is opened.
  await page.setViewportSize({ width: 1200, height: 900 })
  const say = (words: string, products: readonly string[] = []) => granted(ben.talk.say('room', words, { products }))
  const sayMany = (words: string) => {
    for (let count = 1; count <= 12; count += 1)
      say(`${words} ${count} `.padEnd(count * 30, 'and so on '), ['trail-runner', 'enamel-mug'].slice(0, count % 3))
  }
  sayMany('before')
  await ben.saved()
  await openGroupChat(page)
  await page.getByRole('button', { name: /new below$/ }).click()
  await page
    .getByRole('feed')
    .getByText(/^before 12/)
    .waitFor()
  await page.getByRole('button', { name: 'All threads' }).click()
  await page.getByRole('button', { name: /^Group chat(?!.*unread)/ }).waitFor()
  sayMany('since')
  await ben.saved()
  await page.getByRole('button', { name: /^Group chat.*12 unread/ }).click()
  const feed = page.locator('.talk-feed')
  const first = feed.getByRole('article').filter({ hasText: 'New since your last visit' })
  await first.getByText(/^since 1 /).waitFor()
  // Its beginning is at the head of the feed, to the width of a finger.
  const top = async () => ((await first.boundingBox())?.y ?? Infinity) - ((await feed.boundingBox())?.y ?? 0)
  await expect.poll(async () => Math.abs(await top())).toBeLessThanOrEqual(48)
})

// A product's page on a small phone, told in Chromium: the button at its foot covers nothing that one chooses from or is told.
import { expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { journeyServer } from '#test/support/journey-server.ts'
import { visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'

test('neither choices nor messages are under the button of a small phone, and a message is not over what the bag comes to', async () => {
  const server = await journeyServer()
  const [ana] = (await visitorsOn('phone')) as [Visitor]
  const { page } = ana
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${server.url}/p/enamel-mug`)
  const button = page.locator('.together')
  const choices = page.locator('.shop-options .chip')
  await button.waitFor()
  expect(await choices.count()).toBeGreaterThan(1)
  await expect.poll(() => isOver(button, choices)).toBe(false)

  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  await expect.poll(() => isOver(button, choices)).toBe(false)

  // By keys one comes to a choice from above: the page moves it out from under the button.
  await page.setViewportSize({ width: 360, height: 420 })
  await page.evaluate(
    `scrollTo(0, scrollY + document.querySelector('.shop-options .chip').getBoundingClientRect().bottom - innerHeight)`,
  )
  await expect.poll(() => isOver(button, choices.first())).toBe(true)
  await choices.first().locator('input').focus()
  await expect.poll(() => isOver(button, choices.first())).toBe(false)

  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: 'Add to bag' }).click()
  const message = page.locator('.notice')
  await message.waitFor()
  await page.evaluate('scrollTo(0, 0)')
  // The message is at the foot of the window, and so is the button now.
  await expect.poll(async () => bottomOf(await boxOf(button))).toBe(740)
  await expect.poll(() => isOver(button, message)).toBe(false)
  await page.locator('.bag-button').click()
  await page.getByRole('dialog', { name: 'Your bag' }).waitFor()
  expect(await message.count()).toBe(0)
  expect(ana.errors).toEqual([])
})

/** Whether two of them share a place on the page. */
async function isOver(one: Locator, others: Locator): Promise<boolean> {
  const box = await boxOf(one)
  const all = await Promise.all((await others.all()).map((other) => boxOf(other)))
  // A message that went by itself is over nothing, and proves nothing.
  expect(all).not.toEqual([])
  return all.some(({ y, height }) => y < box.y + box.height && box.y < y + height)
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return box
}

function bottomOf({ y, height }: Box): number {
  return Math.round(y + height)
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>

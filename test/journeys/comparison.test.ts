// Products side by side, told in Chromium: made at a desk, answered on a phone, worked by keys alone.
import { expect, test } from 'vitest'
import { anaAtHerDesk } from '#test/support/ana-at-her-desk.ts'
import { anaAndBen } from '#test/support/ana-and-ben.ts'
import { violationsOn } from '#test/support/axe.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'

test('Ana compares at her desk and pins a note in a cell; Ben answers it from his phone', async () => {
  const { ana, ben } = await anaAndBen((await journeyServer()).url)
  await ana.page.getByRole('button', { name: 'Compare with…' }).click()
  await choose(ana, 'trail-runner', /Trail runner/)
  await ana.page.getByRole('button', { name: 'Compare now' }).click()
  const table = ana.page.getByRole('table')
  await table.getByRole('columnheader', { name: /Trail runner/ }).waitFor()
  expect(await violationsOn(ana.page)).toEqual([])

  const cell = 'Water resistance, Trail runner'
  await ana.page.getByRole('button', { name: `Add a comment on ${cell}` }).click()
  await ana.page.getByRole('textbox', { name: `Comment on ${cell}` }).fill('It will rain at the lake.')
  await ana.page.getByRole('button', { name: 'Pin it' }).click()
  await ana.page.getByRole('button', { name: `Comment 1 on ${cell}, by Ana` }).waitFor()

  await ben.page.getByRole('button', { name: 'Compare with…' }).tap()
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Ridge boot and Trail runner' }).tap()
  await ben.page.getByRole('button', { name: `Comment 1 on ${cell}, by Ana` }).tap()
  const card = ben.page.getByRole('dialog', { name: `Comment on ${cell}` })
  await card.getByText('It will rain at the lake.').waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  await card.getByRole('textbox', { name: 'Reply to Ana' }).fill('Then I bring two pairs of socks.')
  await card.getByRole('button', { name: 'Send' }).tap()

  await ana.page.getByRole('button', { name: `Comment 1 on ${cell}, by Ana` }).click()
  await ana.says('Then I bring two pairs of socks.')
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('with keys alone: choose, put side by side, show only what differs, pin, take one out and back', async () => {
  const { ana } = await anaAndBen((await journeyServer()).url)
  const { page } = ana
  const press = async (name: string | RegExp) => page.getByRole('button', { name }).first().press('Enter')
  await press('Compare with…')
  for (const [words, name] of [
    ['trail-runner', /Trail runner/],
    ['enamel mug', /Enamel mug/],
  ] as const) {
    await page.getByRole('searchbox').fill(words)
    await press(name)
    await page.getByRole('button', { name, pressed: true }).waitFor()
  }
  await page.getByText('3 chosen').waitFor()
  await press('Compare now')
  await page.getByRole('rowheader', { name: /Upper/ }).waitFor()
  // The mug has no upper, which is said, and is no difference by itself.
  await page.getByRole('cell', { name: 'not specified' }).first().waitFor()
  await page.getByRole('switch', { name: 'Only differences' }).press('Space')
  await expect.poll(() => page.getByRole('rowheader', { name: /Capacity/ }).count()).toBe(0)
  await press('Add a comment on Upper')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('Leather is warmer')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Comment 1 on Upper, by Ana' }).waitFor()
  await press('Remove Enamel mug from comparison')
  await page.getByRole('columnheader', { name: /Enamel mug/ }).waitFor({ state: 'detached' })
  await press('Remove Trail runner from comparison')
  await ana.says('A comparison needs at least two. Add another first.')
  await press('Undo')
  await page.getByRole('columnheader', { name: /Enamel mug/ }).waitFor()
  expect(await violationsOn(page)).toEqual([])
})

test('a comparison that somebody takes away is said to be gone, and comes back with one press', async () => {
  const { ana, ben } = await anaAndBen((await journeyServer()).url)
  await ana.page.getByRole('button', { name: 'Compare with…' }).click()
  await choose(ana, 'trail-runner', /Trail runner/)
  await ana.page.getByRole('button', { name: 'Compare now' }).click()
  await ana.page.getByRole('table').waitFor()
  await ben.page.goto(ana.page.url())
  await ben.page.getByRole('table').waitFor()
  await ana.page.getByRole('button', { name: 'Delete comparison' }).click()
  await ben.says('This comparison no longer exists')
  await ana.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await ben.page.getByRole('table').waitFor()
})

test('each column shows the picture of the variant that the cart has, and the product’s first where it has none', async () => {
  const { ana } = await anaAtHerDesk({ ana: ['ridge-boot:slate-39', 'evening-lantern:teal'] })
  await ana.page.getByRole('button', { name: 'Compare with…' }).click()
  await choose(ana, 'lantern', /Evening lantern/)
  await choose(ana, 'mug', /Enamel mug/)
  await ana.page.getByRole('button', { name: 'Compare now' }).click()
  const shown = (product: string) =>
    ana.page.locator(`[data-product="${product}"] .column-picture img`).first().getAttribute('src')
  await ana.page.getByRole('table').waitFor()
  expect(await shown('ridge-boot')).toContain('kiln-bowl-milk')
  expect(await shown('evening-lantern')).toContain('kiln-vase-rust')
  expect(await shown('enamel-mug')).toContain('chamber-candle-black-steel')
})

async function choose(person: Visitor, words: string, name: RegExp): Promise<void> {
  await person.page.getByRole('searchbox').last().fill(words)
  await person.page.getByRole('dialog').getByRole('button', { name }).first().click()
}

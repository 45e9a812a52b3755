// The store in a room, told in Chromium: Ana asks at her desk, Ben holds a phone, Noor works at the store.
import { expect, test } from 'vitest'
import { startTestServer } from '#test/support/server.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import { violationsOn } from '#test/support/axe.ts'
import { demoAssociate } from '#tools/screenshots/demo-associate.ts'

const question = 'Does this boot run small?'

test('Ana asks and shows the cart; Noor comes, suggests and is answered; Ana takes the cart back and ends the visit', async () => {
  const server = await startTestServer()
  const noor = await demoAssociate(server.url)
  const [ana, ben] = await visitorsOn('desk', 'phone')
  if (!ana || !ben) throw new Error('nobody came')
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])

  await ana.page.getByRole('button', { name: 'Ask the store' }).click()
  const sheet = ana.page.getByRole('dialog', { name: /^Ask / })
  await sheet.getByRole('textbox', { name: 'Your question' }).fill(question)
  await sheet.getByRole('radio', { name: /^Our cart too/ }).check()
  await sheet.getByRole('button', { name: 'Ask, and show our cart' }).click()
  const wait = ana.page.getByRole('dialog', { name: /^Waiting for / })
  await wait.getByText('Nobody sees anything yet').waitFor()
  await wait.getByRole('button', { name: 'Go on shopping' }).click()
  await ben.page.getByRole('region', { name: 'Question to the store' }).getByText('Ana is waiting').waitFor()

  const visit = await noor.claim()
  const banner = ana.page.getByRole('region', { name: /^Noor .* is here$/ })
  await banner.getByText('Our cart', { exact: true }).waitFor()
  await banner.getByText('Not our chat').waitFor()
  const bens = ben.page.getByRole('region', { name: /^Noor .* is here$/ })
  await bens.getByRole('button', { name: 'Leave me out' }).tap()
  await bens.getByRole('button', { name: 'Show my part again' }).waitFor()
  // Only who asked, and hosts, end it.
  expect(await bens.getByRole('button', { name: 'End' }).count()).toBe(0)

  visit.say('It does. Half a size more is right.')
  visit.suggest({ kind: 'add', variants: ['enamel-mug:cream'], reason: 'A small thing beside it.' })
  visit.suggest({ kind: 'add', variants: ['rain-coat:sand-m'], reason: 'For wet days.' })
  await visit.saved()
  await ana.page.getByText('It does. Half a size more is right.').first().waitFor()
  const offers = ana.page.getByRole('article', { name: /^Noor .* suggests$/ })
  const mug = offers.filter({ hasText: 'A small thing beside it.' })
  const coat = offers.filter({ hasText: 'For wet days.' })
  await mug.getByRole('button', { name: 'Accept' }).click()
  await mug.getByText('You accepted').waitFor()
  await coat.getByRole('button', { name: 'Not this' }).click()
  await coat.getByRole('textbox').fill('We have one')
  await coat.getByRole('button', { name: 'Not this' }).click()
  await coat.getByText('You said: not this').waitFor()
  await coat.getByText('We have one').waitFor()
  await ben.page
    .getByRole('navigation')
    .getByRole('button', { name: /^2\s*Cart$/ })
    .waitFor()

  const field = ana.page.getByRole('textbox', { name: /^Write to Noor/ })
  await field.fill('Thank you!')
  await field.press('Enter')
  expect(await violationsOn(ana.page)).toEqual([])
  await banner.getByRole('button', { name: /Change what Noor/ }).click()
  await ana.page.getByRole('switch', { name: /^Our cart/ }).uncheck()
  await ana.page.keyboard.press('Escape')
  await banner.getByText('Not our cart').waitFor()
  await bens.getByText('Not our cart').waitFor()
  await banner.getByRole('button', { name: 'End' }).click()
  await banner.waitFor({ state: 'detached' })
  await bens.waitFor({ state: 'detached' })
  await ben.page.getByText(/^Noor .* has left/).waitFor()
  expect([...ana.errors, ...ben.errors]).toEqual([])
  await visit.close()
})

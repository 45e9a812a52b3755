// Associates of a real shop come to the desk by the word of its own pages; two pages of one associate are one desk.
import { expect, test } from 'vitest'
import { visitorsOn } from '#test/support/page-people.ts'
import { shopWithStaff } from '#test/support/desk.ts'
import { openRoom } from '#test/support/people.ts'
import { askStore } from '#test/support/recording-associate.ts'
import { signWithSecret } from '#test/support/shop-server.ts'

const claims = { sub: 'staff-noor', name: 'Noor', role: 'associate', languages: ['en'], store: 'Dublin' }

test('an associate comes by the shop’s word, which the address does not keep, and what one page claims shows on the other', async () => {
  const server = await shopWithStaff()
  const ana = await openRoom(server.url, 'Ana')
  const [laptop, till] = await visitorsOn('desk', 'desk')
  if (!laptop || !till) throw new Error('nobody came')
  const address = `${server.url}/desk?shop=demo`
  for (const { page } of [laptop, till]) {
    await page.goto(`${address}#identity=${await signWithSecret(claims)}`)
    await page.getByRole('radio', { name: 'On' }).waitFor({ state: 'attached' })
    expect(page.url()).toBe(address)
  }
  await laptop.page.getByRole('radio', { name: 'On' }).click({ force: true })
  await till.page.getByText('Nobody is waiting').waitFor()
  await askStore(server, ana)
  const offers = [laptop, till].map(({ page }) => page.getByRole('article', { name: 'Offered to you' }))
  for (const offer of offers) await offer.waitFor()
  await offers[0]?.getByRole('button', { name: 'Claim' }).click()
  for (const { page } of [laptop, till]) await page.getByRole('textbox', { name: 'Write to Ana' }).waitFor()
  await offers[1]?.waitFor({ state: 'detached' })
  // Signed in once, a page comes back by itself; a word that no longer holds lets nobody in.
  await laptop.page.reload()
  await laptop.page.getByRole('textbox', { name: 'Write to Ana' }).waitFor()
  await till.page.goto('about:blank')
  await till.page.goto(
    `${address}#identity=${await signWithSecret(claims, 'another secret, which the shop does not have')}`,
  )
  await till.page.getByText('You are signed out').waitFor()
  expect(till.page.url()).toBe(address)
  expect([...laptop.errors, ...till.errors].filter((error) => !error.includes('401'))).toEqual([])
})

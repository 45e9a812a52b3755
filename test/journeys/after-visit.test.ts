// A visit from its question to its rating, told in Chromium: Ana and Ben in their room, Noor at her desk, Emil at his on a phone.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'

const question = 'Does this boot run small?'

test('one of two associates gets the question; what is taken back is nowhere at the desk; the asker rates it', async () => {
  const server = await startTestServer()
  const [ana, ben, noor, emil] = await visitorsOn('desk', 'phone', 'desk', 'phone')
  if (!ana || !ben || !noor || !emil) throw new Error('nobody came')
  for (const [staff, name] of [
    [noor, /^Noor/],
    [emil, /^Emil/],
  ] as const) {
    await staff.page.goto(`${server.url}/desk`)
    await staff.page.getByRole('button', { name }).click()
    await staff.page.getByRole('radio', { name: 'On' }).click({ force: true })
  }
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ])
  await ana.page.getByRole('button', { name: 'Ask the store' }).click()
  const sheet = ana.page.getByRole('dialog', { name: /^Ask / })
  await sheet.getByRole('textbox', { name: 'Your question' }).fill(question)
  await sheet.getByRole('radio', { name: /^Our cart too/ }).check()
  await sheet.getByRole('button', { name: 'Ask, and show our cart' }).click()

  // Whoever of the two it is offered to has it; the other one is offered nothing.
  const claimOn = (page: Page) => page.getByRole('button', { name: /^Claim/ }).first()
  await Promise.any([claimOn(noor.page).waitFor(), claimOn(emil.page).waitFor()])
  const [has, other] = (await claimOn(noor.page).isVisible()) ? [noor, emil] : [emil, noor]
  expect(await other.page.getByText(question).count()).toBe(0)
  await claimOn(has.page).click()
  const name = has === noor ? 'Noor' : 'Emil'
  const field = has.page.getByRole('textbox', { name: 'Write to Ana' })
  await field.fill('It does. Half a size more is right.')
  await field.press('Enter')
  const send = has.page.getByRole('button', { name: 'Send', exact: true })
  if ((await field.inputValue()) !== '') await send.click()
  await ana.page.getByText('It does. Half a size more is right.').first().waitFor()

  const banner = ana.page.getByRole('region', { name: new RegExp(`^${name} .* is here$`) })
  await banner.getByRole('button', { name: /Change what/ }).click()
  await ana.page.getByRole('switch', { name: /^Our cart/ }).uncheck()
  await ana.page.keyboard.press('Escape')
  await has.page.getByText('Not their cart').first().waitFor()
  await banner.getByRole('button', { name: 'End' }).click()
  await has.page.getByText(question).first().waitFor({ state: 'detached' })
  expect(await keptOn(has.page)).not.toContain(question)
  await expect.poll(() => heapHas(has.page, 'Half a size more is right')).toBe(false)

  const stars = ana.page.getByRole('group', { name: `How was it with ${name} (Demo)?` })
  await stars.getByRole('radio', { name: '5 stars' }).click({ force: true })
  await ana.page.getByRole('textbox', { name: 'A word, if you like' }).fill('So kind')
  await ana.page.getByRole('button', { name: 'Save', exact: true }).click()
  await ana.page.getByText('Thank you. It is saved.').waitFor()
  expect([...ana.errors, ...ben.errors, ...noor.errors, ...emil.errors]).toEqual([])
})

/** All that the browser keeps for the page, as text. */
function keptOn(page: Page): Promise<string> {
  return page.evaluate<string>(
    'indexedDB.databases().then((all) => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, all]))',
  )
}

/** Whether a text is anywhere in the memory of the page, once what nothing holds is collected. */
async function heapHas(page: Page, text: string): Promise<boolean> {
  const devtools = await page.context().newCDPSession(page)
  let found = false
  let before = ''
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    found ||= (before + chunk).includes(text)
    before = chunk.slice(-text.length)
  })
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devtools.detach()
  return found
}

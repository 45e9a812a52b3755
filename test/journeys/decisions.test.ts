// Deciding together, told in Chromium: three people, one of them on a phone with her thumb.
import { expect, test } from 'vitest'
import { violationsOn } from '#test/support/axe.ts'
import { movableClock } from '#test/support/clock.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

test('an open vote with a deadline is answered in place, changed, and moves the lines once all have voted', async () => {
  const { ana, ben, mara } = await threeAndTwoThings()
  await ana.page.getByRole('button', { name: 'Start a vote', exact: true }).click()
  const form = ana.page.getByRole('dialog', { name: 'Start a vote' })
  await expect.poll(() => form.getByLabel('Question').inputValue()).toBe('Ridge boot or Trail runner?')
  await form.getByLabel('Question').fill('Boots or runners for the walk?')
  await form.getByRole('radio', { name: 'In an hour' }).check()
  expect(await violationsOn(ana.page)).toEqual([])
  await form.getByRole('button', { name: 'Start vote' }).click()
  await form.waitFor({ state: 'detached' })

  await mara.page.getByRole('region', { name: 'Waiting for you' }).waitFor()
  expect(await violationsOn(mara.page)).toEqual([])
  await unfold(mara, 'Waiting for you')
  expect(await violationsOn(mara.page)).toEqual([])
  await mara.page.getByRole('button', { name: /^Vote for Ridge boot/ }).tap()
  await mara.page.getByRole('region', { name: 'Waiting for you' }).waitFor({ state: 'detached' })
  // The receipt is where her thumb is, counts on, and takes the vote back.
  const receipt = mara.page.getByRole('region', { name: 'Just done' })
  await receipt.getByText('You voted Ridge boot').waitFor()
  // It stays as long as she is in it, however long the look at it takes.
  const undo = receipt.getByRole('button', { name: 'Undo' })
  await undo.focus()
  await receipt.getByText('1 of 3 voted').waitFor()
  expect(await violationsOn(mara.page)).toEqual([])
  await undo.tap()
  await receipt.waitFor({ state: 'detached' })
  await unfold(mara, 'Waiting for you')
  await mara.page.getByRole('button', { name: /^Vote for Trail runner/ }).tap()
  await receipt.getByText('You voted Trail runner').waitFor()
  // Ana votes and thinks again; the way back is at the line.
  await vote(ana, 'Ridge boot')
  await ana.page.getByRole('button', { name: 'In a vote: Boots or runners for the walk?' }).first().click()
  await ana.page.getByRole('button', { name: /^Your vote: Ridge boot/, pressed: true }).waitFor()
  await ana.page.getByRole('button', { name: /^Vote for Trail runner/ }).click()
  await ana.page.getByRole('button', { name: /^Your vote: Trail runner/, pressed: true }).waitFor()
  await ana.page.keyboard.press('Escape')

  // Ben looks at it closely; the last vote ends it.
  await ben.page.getByRole('button', { name: 'Boots or runners for the walk?', exact: true }).click()
  const card = ben.page.getByRole('dialog', { name: 'Boots or runners for the walk?' })
  await card.getByText('2 of 3 voted').waitFor()
  await card.getByText(/^Closes in (?:60|59) minutes/).waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  await card.getByRole('button', { name: /^Vote for Ridge boot/ }).click()
  await card.getByText('Decided: Trail runner').waitFor()
  await card.getByText('2 of 3 chose it').waitFor()
  expect(await violationsOn(ben.page)).toEqual([])

  await ana.line('Trail runner').shows('Decided by vote')
  await ana.page.getByRole('button', { name: /^Ruled out/ }).click()
  await ana.line('Ridge boot').shows('Not chosen: Boots or runners for the walk?')
  await unfold(mara, 'New for you')
  await mara.page.getByRole('region', { name: 'New for you' }).getByText('Decided: Trail runner').waitFor()
  await mara.page.getByRole('button', { name: 'Mark as read', exact: true }).tap()
  await mara.page.getByRole('region', { name: 'New for you' }).waitFor({ state: 'detached' })
  expect([...ana.errors, ...ben.errors, ...mara.errors]).toEqual([])
})

test('a secret vote closes on time while all are away, and those who come back find the lines moved', async () => {
  const clock = movableClock()
  const { ana, ben, mara } = await threeAndTwoThings(startTestServer())
  await ana.page.getByRole('button', { name: 'Start a vote', exact: true }).click()
  const form = ana.page.getByRole('dialog', { name: 'Start a vote' })
  await form.getByLabel('Question').fill('Which ones?')
  const closesAt = Math.ceil((Date.now() + hourMs) / minuteMs) * minuteMs
  await form.getByRole('radio', { name: 'Another time…' }).check()
  await form.getByLabel('Date and time').fill(asTyped(closesAt))
  await form.getByRole('radio', { name: /^Secret/ }).check()
  // The server's clock stands still unless it is moved: now it is shortly before that moment. The pages learn of it and go on by
  // themselves, so it leaves enough time to vote.
  clock.advance(closesAt - Date.now() - 90_000)
  await form.getByRole('button', { name: 'Start vote' }).click()
  await form.waitFor({ state: 'detached' })
  for (const person of [ana, mara]) await vote(person, 'Ridge boot')
  await ben.page.getByRole('button', { name: 'Which ones?', exact: true }).click()
  const card = ben.page.getByRole('dialog')
  await card.getByText('2 of 3 voted').waitFor()
  expect(await card.getByText('voted for it').count()).toBe(0)

  const back = [ana, ben, mara].map(({ page }) => page.url())
  await Promise.all([ana, ben, mara].map(({ page }) => page.goto('about:blank')))
  clock.advance(2 * minuteMs)
  clock.wake()
  for (const [index, person] of [ana, ben, mara].entries()) {
    await person.page.goto(back[index] ?? '')
    await unfold(person, 'New for you')
    await person.page.getByText('Decided: Ridge boot').waitFor({ timeout: 60_000 })
  }
  await ana.line('Ridge boot').shows('Decided by vote')
  await ben.page.getByRole('button', { name: 'Decided: Ridge boot' }).click()
  await ben.says(/^Closed on time/)
  await ben.says('2 of 2 chose it')
})

test('a vote given without a network, by a clock that is behind, comes too late and is answered in words', async () => {
  const clock = movableClock()
  const { ana, ben } = await threeAndTwoThings(startTestServer())
  await ana.page.getByRole('button', { name: 'Start a vote', exact: true }).click()
  const form = ana.page.getByRole('dialog', { name: 'Start a vote' })
  await form.getByRole('radio', { name: 'In an hour' }).check()
  await form.getByRole('button', { name: 'Start vote' }).click()
  await ben.page.getByRole('region', { name: 'Waiting for you' }).waitFor()
  await ben.losesNetwork()
  await vote(ben, 'Ridge boot')
  await ben.says(/1 change waiting/)
  // For the server, the moment has come; by Ben's clock there is most of an hour left.
  clock.advance(2 * hourMs)
  await ben.context.setOffline(false)
  const answer = ben.page.getByRole('alert').filter({ hasText: '1 change couldn’t be saved' })
  await answer.getByText('Your vote for Ridge boot').waitFor()
  await answer.getByText('This vote is closed, so votes no longer count.').waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  await answer.getByRole('button', { name: 'OK' }).click()
  await answer.waitFor({ state: 'detached' })
  await ben.page.getByRole('region', { name: 'Waiting for you' }).waitFor()
})

test('a viewer sees the vote and has none', async () => {
  const { ana, ben } = await threeAndTwoThings()
  const link = await ana.invite('View only')
  const [zoe] = await visitorsOn('desk')
  if (!zoe) throw new Error('nobody came')
  await zoe.join(link, 'Zoë')
  await ana.page.getByRole('button', { name: 'Start a vote', exact: true }).click()
  const form = ana.page.getByRole('dialog', { name: 'Start a vote' })
  await form.getByText('Ben', { exact: true }).waitFor()
  expect(await form.getByText('Zoë').count()).toBe(0)
  await form.getByRole('radio', { name: /^One person decides/ }).check()
  await form.getByRole('radio', { name: 'Ben', exact: true }).check()
  await form.getByRole('button', { name: 'Start vote' }).click()
  await ben.page.getByRole('region', { name: 'Waiting for you' }).waitFor()
  expect(await zoe.page.getByRole('region', { name: 'Waiting for you' }).count()).toBe(0)
  expect(await zoe.page.getByRole('button', { name: 'Start a vote', exact: true }).count()).toBe(0)
  expect(await ana.page.getByRole('region', { name: 'Waiting for you' }).count()).toBe(0)
  await vote(ben, 'Trail runner')
  await zoe.page.getByRole('button', { name: 'Decided: Trail runner' }).click()
  await zoe.says('Ben chose it')
  expect(await violationsOn(zoe.page)).toEqual([])
})

test('with keys alone: open a vote from the cart, go to it with V, and vote', async () => {
  const { ana, ben } = await threeAndTwoThings()
  await ana.page.getByRole('button', { name: 'Start a vote', exact: true }).press('Enter')
  const form = ana.page.getByRole('dialog', { name: 'Start a vote' })
  await form.getByLabel('Question').fill('')
  await ana.page.keyboard.press('Enter')
  await form.getByText('Enter a question.').waitFor()
  await form.getByLabel('Question').fill('Which ones?')
  await ana.page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  await ben.page.getByRole('region', { name: 'Waiting for you' }).waitFor()
  await ben.page.keyboard.press('v')
  await ben.page.keyboard.press('Enter')
  await ben.page.getByRole('region', { name: 'Waiting for you' }).waitFor({ state: 'detached' })
  await ana.page.getByRole('button', { name: 'Which ones?', exact: true }).press('Enter')
  await ana.page.getByRole('dialog').getByText('1 of 3 voted').waitFor()
  await ana.page.getByRole('button', { name: 'Close vote' }).press('Enter')
  await ana.page.getByRole('dialog').getByText('Decided: Ridge boot').waitFor()
})

async function vote(person: Visitor, title: string): Promise<void> {
  await unfold(person, 'Waiting for you')
  await person.page
    .getByRole('region', { name: 'Waiting for you' })
    .getByRole('button', { name: new RegExp(`^Vote for ${title}`) })
    .click()
}

/** Brings the cards into sight: on a phone they are one line if they came while its owner was busy. */
async function unfold({ page }: Visitor, title: string): Promise<void> {
  const cards = page.getByRole('region', { name: title })
  await cards.waitFor()
  const line = cards.getByRole('button', { name: /waiting for you$/ })
  if (await line.isVisible()) await line.click()
}

/** A moment as one types it into a field for date and time: `2026-11-22T18:30`, local. */
function asTyped(moment: number): string {
  const local = moment - new Date(moment).getTimezoneOffset() * minuteMs
  return new Date(local).toISOString().slice(0, 16)
}

/** Ana and Ben at desks and Mara on her phone, with boots and runners in the cart. */
async function threeAndTwoThings(
  opening: Promise<TestServer> = journeyServer(),
): Promise<{ ana: Visitor; ben: Visitor; mara: Visitor }> {
  const server = await opening
  const [ana, ben, mara] = await visitorsOn('desk', 'desk', 'phone')
  if (!ana || !ben || !mara) throw new Error('nobody came')
  await meet(server.url, [
    [ana, 'Ana'],
    [ben, 'Ben'],
    [mara, 'Mara'],
  ])
  const room = new URL(ben.page.url())
  await ben.page.goto(`${room.origin}${room.pathname}?product=trail-runner`)
  await ben.page.getByRole('button', { name: 'I want one' }).click()
  await ana.line('Trail runner').wants('Ben', 1)
  return { ana, ben, mara }
}

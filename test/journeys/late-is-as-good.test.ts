// Late is as good as live: two people who are never in the room at the same time ask, answer and decide, by mail and by a link.
import { expect, test } from 'vitest'
import type { NotificationSettings } from '#shared/notifications/contracts.ts'
import { ask } from '#test/support/api.ts'
import { violationsOn } from '#test/support/axe.ts'
import { openThreads } from '#test/support/chat.ts'
import { movableClock } from '#test/support/clock.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import type { Mailbox } from '#test/support/mailbox.ts'
import { letters, linkTo } from '#test/support/notification-room.ts'
import { visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const address = 'ben@mail.example'
const question = 'Will these hold in the rain?'
const minuteMs = 60_000

test('one asks with a picture and leaves; the other answers from a mail; each finds the rest on the next visit', async () => {
  const clock = movableClock()
  const mailbox = await openMailbox()
  const server = await startTestServer({ SMTP_URL: mailbox.url, MAIL_FROM: 'Tagalong <room@tagalong.example>' })
  const [ana, ben] = await visitorsOn('desk', 'phone')
  if (!ana || !ben) throw new Error('nobody came')

  // Ben has been here once, gave his address, and left.
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  const room = ana.page.url()
  const link = await ana.invite()
  await leave(ana)
  await ben.join(link, 'Ben')
  const bensRoom = ben.page.url()
  await giveAddress(ben, server, mailbox)
  await leave(ben)

  await ana.page.goto(room)
  await ana.saved()
  await askAboutBoot(ana)
  await leave(ana)
  clock.advance(3 * minuteMs)
  await server.notifications.look()
  const letter = await mailbox.next('the question', ({ subject }) => subject?.includes(question) === true)
  expect(letter.html).toContain(`src="${server.url}/pictures/`)

  await ben.page.goto(letter.links.find((one) => one.endsWith('?answer=yes')) ?? '')
  await ben.page.getByRole('heading', { name: question }).waitFor()
  await ben.page.getByRole('img').first().waitFor()
  expect(await ben.page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
  expect(await violationsOn(ben.page)).toEqual([])
  await ben.page.getByLabel(/^Why/).fill('I walked in them all winter.')
  await ben.page.getByRole('button', { name: 'Send answer' }).tap()
  await ben.page.getByRole('heading', { name: 'Thank you, Ben' }).waitFor()
  await leave(ben)

  await ana.page.goto(room)
  const card = ana.page.getByRole('article').filter({ hasText: 'I walked in them all winter.' })
  await card.getByText('Ben answered you:').waitFor()
  expect(await violationsOn(ana.page)).toEqual([])
  // Resolving lives in the thread, where all of it can be read.
  await card.getByRole('button', { name: /I walked in them/ }).click()
  await ana.page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await card.locator('.waiting-words').waitFor({ state: 'detached' })
  await ana.line('Ridge boot').move('Mark as decided')
  await ana.saved()
  await leave(ana)

  await ben.page.goto(bensRoom)
  const outcome = ben.page.getByRole('region', { name: 'New for you' })
  // News cover nothing on a phone until one asks for them.
  await outcome.getByRole('button', { name: /waiting for you$/ }).click()
  await outcome.getByText('Ridge boot').waitFor()
  await outcome.getByText('Decided by Ana').waitFor()
  await ben.page.getByRole('navigation').getByRole('button', { name: /Chat/ }).tap()
  await ben.page.getByText(question).first().tap()
  await ben.says('Resolved by Ana')
  await ben.says('answered via link')
  expect(letters(mailbox, address).filter(({ subject }) => subject?.includes(question))).toHaveLength(1)
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

/** Closes the page: from here on nobody of them is in the room. */
async function leave({ page }: Visitor): Promise<void> {
  await page.goto('about:blank')
}

async function askAboutBoot({ page }: Visitor): Promise<void> {
  await openThreads(page)
  await page.getByRole('button', { name: 'Ask a question' }).click()
  await page.getByRole('textbox', { name: 'What would you like to know?' }).fill(question)
  await page.getByRole('checkbox', { name: 'Ben' }).check()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByRole('article').filter({ hasText: question }).waitFor()
  await page.getByText('Saved', { exact: true }).first().waitFor()
}

/** Tells the room where to write to, and follows the link of the letter that asks whether it is theirs. */
async function giveAddress({ page }: Visitor, server: TestServer, mailbox: Mailbox): Promise<void> {
  const [here] = JSON.parse(await page.evaluate<string>("localStorage.getItem('tagalong.rooms')")) as [
    { session: { session: string; roomId: string } },
  ]
  const { session, roomId } = here.session
  const renewed = await ask<{ token: string }>(server, 'POST /tokens/renew', { token: session, body: {} })
  const { token } = renewed.body
  // No quiet hours: the test may run at night.
  const settings = { mail: address, quiet: null }
  const set = await ask<NotificationSettings>(server, `PUT /rooms/${roomId}/notice-settings`, { token, body: settings })
  expect(set.status).toBe(200)
  await server.notifications.look()
  const letter = await mailbox.next('the one that asks', ({ recipient }) => recipient === address)
  await fetch(linkTo(letter, 'mail/confirm'), { method: 'POST' })
}

// The whole path of somebody who was only sent a link, on a phone; and how the host, who was away all the while, finds each thing they did.
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { startRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import { photoHeader } from '#shared/files/photo-header.ts'
import { violationsOn } from '#test/support/axe.ts'
import { openGroupChat } from '#test/support/chat.ts'
import { photoWithPlace } from '#test/support/files.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const [boot, runner] = ['ridge-boot:walnut-39', 'trail-runner'] as const

test('somebody who is sent a link looks, says yes, gives a name, shows, replies, votes and leaves; the host finds each of it', async () => {
  const { url: server } = await journeyServer()
  const [ana, ben] = await visitorsOn('desk', 'phone')
  if (!ana || !ben) throw new Error('nobody came')
  const { room, session, link } = await anasRoom(server)

  // The messenger shows a picture before anybody opens the link.
  expect(await sizeOfCard(link)).toEqual([1200, 630])

  const { page } = ben
  await page.goto(link)
  await page.getByRole('heading', { name: /Ana.* wants your opinion on .*Ridge boot/ }).waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Look around first' }).tap()
  await page.getByRole('heading', { name: 'Details' }).waitFor()
  await page.getByRole('radio', { name: 'Yes' }).tap()
  await ben.says('You said yes')
  await page.getByLabel('Why? (optional)').fill('They look warm')
  await page.getByRole('button', { name: /Send to .*Ana/ }).tap()
  await ben.says('Enter a name so the others know who you are.')
  // A page that is loaded again on the way has lost nothing.
  await page.reload()
  expect(await page.getByLabel('Why? (optional)').inputValue()).toBe('They look warm')
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel('What’s your name?').fill('Ben')
  await page.getByRole('button', { name: /Send to .*Ana/ }).tap()
  await ben.inRoom()
  const inRoom = new URL(page.url()).pathname

  await repliesAtPin(page)
  await sendsPhoto(page)
  await opensVote(room)
  await votesForBoot(page)
  await ben.saved()
  // The same link leads straight in from now on.
  await page.goto(link)
  await page.waitForURL(({ pathname }) => pathname === inRoom)
  await ben.inRoom()
  await page.goto('about:blank')

  await ana.comeBack(session, 'ridge-boot')
  await ana.page.getByText('They look warm').filter({ visible: true }).first().waitFor()
  await ana.page.getByRole('button', { name: /^Comment 1 by Ana: Does this rub\? · 1 reply, 1 unread/ }).click()
  const pin = ana.page.getByRole('dialog', { name: 'Comment 1 by Ana' })
  await pin.getByText('No, it is soft').waitFor()
  expect(await pin.locator('.talk-mention-me').innerText()).toBe('@Ana')
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('img', { name: 'Photo from Ben' }).first().waitFor()
  await ana.page.getByRole('button', { name: 'In a vote: Boots or runners?' }).first().click()
  await ana.page.getByRole('dialog', { name: 'Boots or runners?' }).getByText('1 of 2 voted').waitFor()
  expect([ana.errors, ben.errors]).toEqual([[], []])
})

/** A room with a comment on the picture, and two things to choose from; Ana herself is not there. */
async function anasRoom(server: string): Promise<{ room: Room; session: SavedSession; link: string }> {
  const sessions: SavedSession[] = []
  const entering = { server, onSession: (session: SavedSession) => void sessions.push(session) }
  const { room, invitation } = granted(await startRoom({ name: 'Ana', title: 'For May', about: boot }, entering))
  onTestFinished(() => room.close())
  const { pictures, variants: boots } = granted(await room.catalogue.product('ridge-boot'))
  const image = pictures[boots.find(({ id }) => id === boot)?.picture ?? 0]?.src ?? ''
  granted(room.annotations.pin({ on: 'image', productId: 'ridge-boot', image, x: 0.4, y: 0.6 }, 'Does this rub?'))
  const { variants } = granted(await room.catalogue.product(runner))
  for (const id of [boot, variants[0]?.id ?? '']) granted(room.cart.add(id))
  await room.saved()
  const [session] = sessions
  if (!session) throw new Error('the room was not opened')
  return { room, session, link: invitation.url }
}

async function sizeOfCard(link: string): Promise<readonly [number | undefined, number | undefined]> {
  const headers = { 'user-agent': 'WhatsApp/2.23.20.0', 'accept': 'text/html' }
  const text = await (await fetch(link, { headers })).text()
  const address = /<meta property="og:image" content="([^"]+)"/.exec(text)?.[1] ?? ''
  const card = photoHeader(
    new Uint8Array(await (await fetch(address.replaceAll('&amp;', '&'), { headers })).arrayBuffer()),
  )
  return [card?.width, card?.height]
}

async function repliesAtPin(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Comment 1 by Ana/ }).tap()
  const card = page.getByRole('dialog', { name: 'Comment 1 by Ana' })
  await card.getByRole('textbox', { name: 'Reply to Ana' }).fill('No, it is soft @Ana')
  await card.getByRole('button', { name: 'Send' }).tap()
  await card.getByText('No, it is soft').waitFor()
  await page.keyboard.press('Escape')
}

async function sendsPhoto(page: Page): Promise<void> {
  await openGroupChat(page)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: photoWithPlace() })
  await page.getByText(/^Location removed/).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).tap()
  await page.getByRole('button', { name: 'Photo from You' }).waitFor()
  await page.keyboard.press('Escape')
}

/** Voters are named when a vote opens: it does so once Ben has come. */
async function opensVote(room: Room): Promise<void> {
  await expect.poll(() => room.members.list.get().length).toBe(2)
  const candidates = room.cart.view.get().lines.map(({ id }) => id)
  const voters = room.members.list.get().map(({ id }) => id)
  granted(await room.decisions.open({ question: 'Boots or runners?', candidates, voters, rule: 'most', blind: false }))
}

async function votesForBoot(page: Page): Promise<void> {
  const cards = page.getByRole('region', { name: 'Waiting for you' })
  await cards.waitFor()
  const line = cards.getByRole('button', { name: /waiting for you$/ })
  if (await line.isVisible()) await line.tap()
  await page.getByRole('button', { name: /^Vote for Ridge boot/ }).tap()
  const receipt = page.getByRole('region', { name: 'Just done' })
  await receipt.getByText('You voted Ridge boot').waitFor()
}

test('what a link asks is answered where it was asked, and is no opinion of the product', async () => {
  const { url: server } = await journeyServer()
  const [ben] = await visitorsOn('phone')
  const { room } = granted(await startRoom({ name: 'Ana', about: boot }, { server }))
  onTestFinished(() => room.close())
  const { thread } = granted(room.talk.ask('product:ridge-boot', 'Too warm for May?'))
  await room.saved()
  const { url } = granted(await room.invitations.create({ role: 'shopper', about: boot, asks: thread }))
  if (!ben) throw new Error('nobody came')
  await ben.page.goto(url)
  await ben.page.getByRole('heading', { name: /Too warm for May/ }).waitFor()
  await ben.page.getByRole('radio', { name: 'No', exact: true }).tap()
  await ben.page.getByLabel('Why? (optional)').fill('It snowed last year')
  await ben.page.getByLabel('What’s your name?').fill('Ben')
  await ben.page.getByRole('button', { name: /Send to .*Ana/ }).tap()
  await ben.inRoom()
  await until('the answer', () => room.talk.threads.get().get(thread)?.messages.length === 2)
  expect(room.talk.threads.get().get(thread)?.messages[1]?.text).toBe('No. It snowed last year')
  expect(room.cart.opinions.get().size).toBe(0)
  expect(ben.errors).toEqual([])
})

test('alone in her room, Ana asks somebody new by a link, and with the answer they are in', async () => {
  const { url: server } = await journeyServer()
  const [ana, mara] = await visitorsOn('desk', 'phone')
  if (!ana || !mara) throw new Error('nobody came')
  await meet(server, [[ana, 'Ana']])
  await ana.page.getByRole('button', { name: 'Ask someone' }).click()
  const asking = ana.page.getByRole('dialog', { name: 'Ask someone' })
  await asking.getByLabel('Your question').fill('Would you wear them in town?')
  await asking.getByLabel('Their name').fill('Mara')
  expect(await violationsOn(ana.page)).toEqual([])
  await asking.getByRole('button', { name: 'Make a link' }).click()
  const link = ana.page.getByLabel('Link for Mara', { exact: true })
  await expect.poll(() => link.inputValue(), { timeout: 60_000 }).toContain('/a/')

  const { page } = mara
  await page.goto(await link.inputValue())
  await page.getByRole('heading', { name: /Would you wear them in town/ }).waitFor()
  await page.getByRole('radio', { name: 'Yes' }).check()
  await page.getByLabel(/^Why/).fill('With wool socks')
  await page.getByRole('button', { name: 'Send answer' }).tap()
  const door = page.getByRole('link', { name: 'Open the room' })
  const way = (await door.getAttribute('href')) ?? ''
  await door.tap()
  await mara.inRoom()
  await ana.says(/With wool socks/)
  // The way in stays on no address, also where this device has no more need of it.
  expect(new URL(page.url()).hash).toBe('')
  await page.goto('about:blank')
  await page.goto(server + way)
  await mara.inRoom()
  await expect.poll(() => new URL(page.url()).hash).toBe('')
  expect([ana.errors, mara.errors]).toEqual([[], []])
})

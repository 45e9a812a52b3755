// Coming back: what happened while Ben was away, on a few cards, each answered in place, on his desk and on his phone at once.
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import { violationsOn } from '#test/support/axe.ts'
import { tabTo } from '#test/support/keys.ts'
import { visitorsOn } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import type { TestServer } from '#test/support/server.ts'
import { granted, until } from '#test/support/shoppers.ts'

const [boots, runners] = ['ridge-boot:walnut-39', 'trail-runner:fog-39']

test('seven cards tell what happened meanwhile, are answered in place, and go on all devices at once', async () => {
  const { session } = await whileBenIsAway(await journeyServer())
  const [ben] = await visitorsOn('desk')
  if (!ben) throw new Error('nobody came')
  await ben.comeBack(session, 'ridge-boot')
  const desk = ben.page
  const other = await ben.context.newPage()
  await other.goto(desk.url())
  for (const page of [desk, other]) {
    await page.getByRole('region', { name: 'Waiting for you' }).waitFor()
    await page.getByRole('button', { name: /^\d+ more$/ }).click()
    await expect.poll(() => cards(page).count()).toBe(7)
  }
  const told = await cards(desk).allInnerTexts()
  const inOrder = [
    /Which socks\?/,
    /Which shoes\?/,
    /Mine leaked.*Ana replied to you/s,
    /Ridge boot.*Now .*, was/s,
    /Decided: Ridge boot/,
    /Half-moon shades.*Added by Ana/s,
    /Fjell pack.*Ruled out by Ana/s,
  ]
  for (const [index, words] of inOrder.entries()) expect(told[index]).toMatch(words)
  expect(await desk.title()).toMatch(/^\(\d\) /)
  expect(await desk.locator('[data-line]', { hasText: 'Half-moon shades' }).innerText()).toContain(
    'New since your visit',
  )
  expect(await violationsOn(desk)).toEqual([])
  await desk.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(desk)).toEqual([])

  // With keys alone: an answer, a vote, a word on the price.
  const socks = cards(desk).filter({ hasText: 'Which socks?' })
  expect(await socks.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
  await socks.getByRole('button', { name: 'Not now' }).press('Enter')
  await gone(desk, 'Which socks?')
  expect(await cards(other).filter({ hasText: 'Which socks?' }).count()).toBe(1)
  await desk.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Undo' }).press('Enter')
  await socks.waitFor()
  await tabTo(desk, /^Your answer$/)
  await desk.keyboard.type('The grey ones')
  await desk.keyboard.press('Enter')
  await gone(other, 'Which socks?')
  const receipt = desk.getByRole('region', { name: 'Just done' })
  await receipt.getByText('You answered: The grey ones').waitFor()
  // What is undone is open again, and nothing that was written is lost.
  await receipt.getByRole('button', { name: 'Undo' }).press('Enter')
  const answer = socks.getByRole('textbox', { name: 'Your answer' })
  expect(await answer.inputValue()).toBe('The grey ones')
  await answer.press('Enter')
  await gone(other, 'Which socks?')
  await tabTo(desk, /^Vote for Trail runner/)
  await desk.keyboard.press('Enter')
  await gone(other, 'Which shoes?')
  // Change leads to one's vote.
  await receipt.getByRole('button', { name: 'Change' }).press('Enter')
  await desk.locator('[aria-label^="Your vote: Trail runner"]:focus').waitFor()
  await desk.keyboard.press('Escape')
  const price = desk.getByRole('group', { name: 'What do you think of Ridge boot?' })
  await price.getByRole('button', { name: 'Yes' }).press('Enter')
  await gone(other, ', was')
  // Say why leads into the field for it.
  await receipt.getByRole('button', { name: 'Say why' }).press('Enter')
  await desk.locator('textarea[aria-label="Why? (optional)"]:focus').waitFor()
  await desk.keyboard.type('They are cheap now')
  await desk.keyboard.press('Enter')
  await desk.locator('.opinion', { hasText: 'They are cheap now' }).waitFor()
  // And on the other device.
  const reply = cards(other).filter({ hasText: 'Mine leaked' })
  await reply.getByRole('textbox', { name: 'Reply' }).fill('Then not these')
  await reply.getByRole('button', { name: 'Send' }).click()
  await gone(desk, 'Mine leaked')
  await cards(other)
    .filter({ hasText: 'Decided: Ridge boot' })
    .getByRole('button', { name: 'Mark as read', exact: true })
    .click()
  await gone(desk, 'Decided: Ridge boot')
  const shades = other.getByRole('group', { name: 'What do you think of Half-moon shades?' })
  await shades.getByRole('button', { name: 'No', exact: true }).click()
  // The next of what was added.
  await other.getByRole('group', { name: 'What do you think of Trail runner?' }).getByText('Yes').click()
  await gone(desk, 'Added by Ana')
  await cards(desk).filter({ hasText: 'Fjell pack' }).getByRole('button', { name: 'Mark as read', exact: true }).click()
  await other.getByRole('region', { name: /for you$/ }).waitFor({ state: 'detached' })

  // What seven left no place for comes next; after that there is nothing, also on the next visit.
  await desk.reload()
  await cards(desk).filter({ hasText: 'Mara joined' }).getByRole('button', { name: 'Say hello' }).click()
  await desk.getByRole('region', { name: /for you$/ }).waitFor({ state: 'detached' })
  await ben.saved()
  expect(ben.errors).toEqual([])
})

const cards = (page: Page) => page.getByRole('article').filter({ has: page.locator('.waiting-words') })

async function gone(page: Page, words: string): Promise<void> {
  await expect.poll(() => cards(page).filter({ hasText: words }).count()).toBe(0)
}

/** Ben wants boots, says a word and leaves; then the others go on without him. */
async function whileBenIsAway(server: TestServer): Promise<{ session: SavedSession }> {
  const { ana, code } = await anaStarts(server)
  let session: SavedSession | undefined
  const entering = { server: server.url, onSession: (saved: SavedSession) => void (session = saved) }
  const ben = granted(await joinRoom(code, { name: 'Ben' }, entering))
  granted(ben.cart.add(boots))
  const { message } = granted(ben.talk.say('room', 'Are they tight in the rain?'))
  await ben.saved()
  await ben.close()
  if (!session) throw new Error('Ben has no session')

  const me = session.memberId
  await granted(await joinRoom(code, { name: 'Mara' }, { server: server.url })).close()
  await until(ana.cart.view, ({ lines }) => lines.some(({ id, quote }) => id === boots && quote !== undefined))
  await until(ana.talk.threads, (threads) => threads.size > 0)
  for (const thing of [runners, 'half-moon-shades:tortoise', 'fjell-pack:moss-26-l']) {
    granted(ana.cart.add(thing))
    await ana.saved()
  }
  granted(ana.cart.move('fjell-pack:moss-26-l', 'rejected'))
  granted(ana.cart.clearWant('fjell-pack:moss-26-l', ana.me.get().id))
  granted(ana.talk.say('room', 'Mine leaked', { replyTo: message }))
  granted(ana.talk.ask('room', 'Which socks?', { askedOf: [me] }))
  const vote = (question: string) =>
    ana.decisions.open({
      question,
      candidates: [boots, runners],
      voters: [ana.me.get().id, me],
      rule: 'most',
      blind: false,
    })
  const earlier = granted(await vote('Which first?'))
  granted(await ana.decisions.vote(earlier, boots))
  await ana.saved()
  granted(await ana.decisions.close(earlier))
  await until(ana.decisions.list, (list) => list.some(({ outcome }) => outcome !== undefined))
  granted(await vote('Which shoes?'))
  await ana.saved()
  await cheaper(server, ana, boots)
  return { session }
}

async function anaStarts(server: TestServer): Promise<{ ana: Room; code: string }> {
  const started = granted(await startRoom({ name: 'Ana', title: 'Lake weekend' }, { server: server.url }))
  onTestFinished(() => started.room.close())
  return { ana: started.room, code: started.invitation.code }
}

/** The shop sells it for less, as the server would look it up. */
async function cheaper(server: TestServer, { info, cart }: Room, variant: string): Promise<void> {
  const quote = cart.view.get().lines.find(({ id }) => id === variant)?.quote
  if (!quote) throw new Error(`${variant} has no price`)
  const room = granted(await server.directory.room(info.id))
  const value = { ...quote, amountMinor: quote.amountMinor - 2000, at: room.now() }
  granted(await room.write('cart', [{ root: 'quotes', key: variant, value }], { memberId: null }))
}

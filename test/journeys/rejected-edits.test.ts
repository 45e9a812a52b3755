// Somebody writes without a network, and may not any more when it is back: what they wrote is theirs to take along.
import { expect, test } from 'vitest'
import type { Route } from 'playwright-core'
import { startRoom } from '#client/sdk/index.ts'
import { violationsOn } from '#test/support/axe.ts'
import { openThreads } from '#test/support/chat.ts'
import { newcomer } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { granted } from '#test/support/shoppers.ts'

test('who loses their role, and then their place, reads what could not be kept and takes their words along', async () => {
  const server = await journeyServer()
  const started = granted(await startRoom({ name: 'Ana' }, { server: server.url }))
  const { room: ana, invitation } = started
  granted(ana.talk.say('room', 'Where shall we go?'))
  granted(ana.cart.add('ridge-boot:walnut-39'))
  // What says it is fetched for the first time, and does not come at once.
  const ben = await newcomer()
  await ben.context.grantPermissions(['clipboard-write'])
  await ben.join(invitation.url, 'Ben')
  const benId = ana.members.list.get().find(({ name }) => name === 'Ben')?.id ?? ''
  // A style sheet that a weak network loses comes all the same.
  let lost = 0
  const loses = (route: Route) => ((lost += 1), route.abort())
  await ben.page.route(/rejected-edit-list-.*[.]css/, loses, { times: 1 })
  await toRoomTalk(ben)

  await ben.losesNetwork()
  await say(ben, 'To the lake, by train')
  await say(ben, 'I bring the stove')
  await ben.page.getByLabel('Write a message').fill('And who drives')
  granted(await ana.members.setRole(benId, 'viewer'))
  await ben.context.setOffline(false)
  const panel = ben.page.getByRole('alert').filter({ hasText: '2 changes couldn’t be saved' })
  await panel.getByText('Your role in this room does not allow that.').waitFor()
  await panel.getByText('Your message: “To the lake, by train”').waitFor()
  await expect
    .poll(() => ben.page.evaluate<string>(`getComputedStyle(document.querySelector('.not-kept')).display`))
    .toBe('grid')
  expect(lost).toBe(1)
  await panel.getByRole('button', { name: 'Copy' }).last().click()
  await panel.getByRole('button', { name: 'Copied' }).waitFor()
  await ben.page.getByRole('region', { name: 'Your unsent draft' }).getByText('And who drives').waitFor()
  expect(await violationsOn(ben.page)).toEqual([])
  await panel.getByRole('button', { name: 'OK' }).click()
  await panel.waitFor({ state: 'detached' })

  granted(await ana.members.setRole(benId, 'shopper'))
  await ben.page.getByLabel('Write a message').waitFor()
  await ben.losesNetwork()
  await say(ben, 'Never mind the stove')
  await ben.page.getByLabel('Write a message').fill('Or do you')
  granted(await ana.members.remove(benId))
  await ben.context.setOffline(false)
  await ben.says('You’re no longer in this room')
  await ben.says('Your message: “Never mind the stove”')
  await ben.says('Or do you')
  expect(await violationsOn(ben.page)).toEqual([])
  expect(ben.errors).toEqual([])
  await ana.close()
})

async function toRoomTalk({ page }: Visitor): Promise<void> {
  await openThreads(page)
  await page.getByRole('button', { name: /^Group chat/ }).click()
  await page.getByLabel('Write a message').waitFor()
}

async function say({ page }: Visitor, text: string): Promise<void> {
  await page.getByLabel('Write a message').fill(text)
  await page.keyboard.press('Enter')
}

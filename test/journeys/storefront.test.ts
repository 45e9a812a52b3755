// The shop before there is a room: finding something, taking it into a room in two taps, and the friend who follows the link.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { ask } from '#test/support/api.ts'
import { violationsOn } from '#test/support/axe.ts'
import { visitors } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { importShop } from '#test/support/imported-shop.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { startTestServer } from '#test/support/server.ts'

const lake = 'Lake weekend'

test('somebody finds a boot by a word, chooses one, and is two taps from a room with just that one in its cart', async () => {
  const server = await journeyServer()
  const ana = await visitor()
  await ana.page.goto(server.url)
  await ana.page.getByRole('searchbox').fill('boot')
  await ana.page.getByRole('heading', { name: '“boot”' }).waitFor()
  await ana.page.getByRole('link', { name: 'Ridge boot' }).click()
  await ana.page.getByRole('radio', { name: 'Slate' }).check()
  await ana.page.getByRole('radio', { name: '39' }).check()
  await ana.page.locator('[aria-current=true][aria-label="Show picture 4 of 4"]').waitFor()

  await ana.page.getByRole('button', { name: 'Shop together' }).click()
  await ana.page.getByLabel('Your name').fill('Ana')
  await ana.page.getByLabel(/Name your room/).fill(lake)
  await ana.page.getByRole('button', { name: 'Create room' }).click()

  // The room opens with the link at hand, and so it is two taps and a name from a product to a messenger.
  const sheet = ana.page.getByRole('dialog', { name: 'Invite' })
  await sheet.getByText('They see this first').waitFor()
  const way = sheet.getByRole('link', { name: 'WhatsApp' })
  await expect.poll(() => way.getAttribute('href')).toMatch(/wa[.]me.*Ridge%20boot.*%2Fi%2F/)
  expect(await violationsOn(ana.page)).toEqual([])
  await ana.closeShareSheet()
  await ana.inRoom()
  expect(new URL(ana.page.url()).searchParams.get('product')).toBe('ridge-boot')
  await ana.page.getByRole('heading', { name: lake }).waitFor()
  await ana.line('Ridge boot').shows('Slate, 39')
  await ana.line('Ridge boot').wants('Ana', 1)
  expect(ana.errors).toEqual([])
})

test('an open invitation says who is in the room, and who comes meanwhile', async () => {
  const server = await journeyServer()
  const [ana, ben] = await twoVisitors()
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  const link = await ana.invite()
  await ana.page.getByRole('button', { name: 'Invite', exact: true }).first().click()
  const people = ana.page.getByRole('dialog').getByRole('region', { name: 'In this room' })
  await people.getByText('You’re the only one here so far.').waitFor()
  await ben.join(link, 'Ben')
  await expect.poll(() => people.getByRole('status').textContent()).toBe('\u2068Ben\u2069 just joined')
  await people.getByText('You and \u2068Ben\u2069').waitFor()
  // It is said once: no toast lies over the dialog that says it.
  expect(await ana.page.getByText('Ben joined the room').count()).toBe(0)
  expect(await violationsOn(ana.page)).toEqual([])
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('button', { name: 'Invite', exact: true }).first().click()
  await people.getByText('You and \u2068Ben\u2069').waitFor()
  expect(await people.getByRole('status').textContent()).toBe('')
})

test('a room of this device stands in the shop with its people, and takes another product', async () => {
  const server = await journeyServer()
  const [ana, ben] = await twoVisitors()
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  await ana.says(/2 of 2 here/)

  await ana.page.goto(server.url)
  await ana.page.getByRole('link', { name: /with Ben.*Open/ }).waitFor()
  await ana.page.goto(`${server.url}/p/trail-runner`)
  await ana.page.getByRole('button', { name: /^Add to (?!bag)/ }).click()
  await ana.inRoom()
  await ana.line('Trail runner').wants('Ana', 1)
  await ben.line('Trail runner').wants('Ana', 1)
})

test('the name is remembered, so that the second room is two taps and no word', async () => {
  const server = await journeyServer()
  const ana = await visitor()
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  await ana.page.goto(`${server.url}/p/enamel-mug`)
  await ana.page.getByRole('button', { name: 'Shop together' }).click()
  await ana.page.getByRole('button', { name: 'Create room' }).click()
  await ana.page.waitForURL(/product=enamel-mug/)
  await ana.closeShareSheet()
  await ana.inRoom()
  await ana.line('Enamel mug').wants('Ana', 1)
})

test('what one would buy alone waits in the bag, which says that nothing is paid here', async () => {
  const server = await startTestServer()
  const { page, errors } = await visitor()
  await page.goto(`${server.url}/p/enamel-mug`)
  await page.getByRole('button', { name: 'Add to bag' }).click()
  await page.getByText('Enamel mug is in your bag').waitFor()
  await page.getByRole('button', { name: 'Add another (1 in bag)' }).click()

  await page.reload()
  await page.getByRole('button', { name: 'Bag, 2 items' }).click()
  const bag = page.getByRole('dialog', { name: 'Your bag' })
  await bag.getByRole('link', { name: 'Enamel mug' }).waitFor()
  await bag.getByText('This is a demo shop: there is no checkout').waitFor()
  await bag.getByRole('button', { name: 'Remove Enamel mug' }).click()
  await bag.getByText('Your bag is empty').waitFor()
  expect(errors).toEqual([])
})

test('links that have ended say which way they ended', async () => {
  const server = await journeyServer()
  const ben = await visitor()
  const { body: started } = await ask<Started>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const invite = async (limits: object) => {
    const body = { role: 'shopper', ...limits }
    return (await ask<Invited>(server, `POST /rooms/${started.room.id}/invitations`, { token: started.token, body }))
      .body
  }
  const revoked = await invite({})
  await ask(server, `DELETE /rooms/${started.room.id}/invitations/${revoked.code}`, { token: started.token })
  const usedUp = await invite({ maxUses: 1 })
  await ask(server, `POST /invitations/${usedUp.code}/accept`, { body: { name: 'Mara' } })

  await saysAt(ben.page, `${server.url}/i/${revoked.code}`, 'This link has been turned off')
  await saysAt(ben.page, `${server.url}/i/${usedUp.code}`, 'This link has reached its limit')
  await saysAt(ben.page, `${server.url}/i/neverwas`, 'This link doesn’t work')
  await saysAt(ben.page, `${server.url}/p/neverwas`, 'Product not found')
  await saysAt(ben.page, `${server.url}/shop/neverwas`, 'Shop not found')
})

test('a shop that cannot be reached says so, and goes on by itself when it can', async () => {
  const server = await journeyServer()
  const ana = await visitor()
  await ana.page.goto(server.url)
  await ana.page.getByRole('heading', { name: 'Departments' }).waitFor()
  await ana.context.setOffline(true)
  await ana.page.getByRole('searchbox').fill('lantern')
  await ana.page.getByText('The shop can’t be reached').waitFor()
  await ana.context.setOffline(false)
  await ana.page.getByRole('link', { name: 'Evening lantern' }).waitFor()
})

test('an imported shop whose pictures are out of reach can be shopped in all the same', async () => {
  const server = await startTestServer()
  const shop = await importShop(server)
  const ana = await visitor()
  // As where no name is found: not every machine without a network says so at once.
  await ana.page.route(
    ({ origin }) => origin !== server.url,
    (route) => route.abort('namenotresolved'),
  )
  await ana.page.goto(`${server.url}/shop/${shop.id}`)
  await ana.page.getByRole('link', { name: shop.title }).first().click()
  // What stands in for the picture says what would be on it.
  await ana.page.getByRole('img', { name: shop.pictured }).waitFor()
  await ana.page.getByRole('button', { name: 'Shop together' }).click()
  await ana.page.getByLabel('Your name').fill('Ana')
  await ana.page.getByRole('button', { name: 'Create room' }).click()
  await ana.closeShareSheet()
  await ana.inRoom()
  await ana.line(shop.title).wants('Ana', 1)
})

interface Started {
  readonly token: string
  readonly room: { readonly id: string }
}

interface Invited {
  readonly code: string
}

async function saysAt(page: Page, url: string, title: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function visitor(): Promise<Visitor> {
  const [ana] = await visitors(1)
  if (!ana) throw new Error('nobody came')
  return ana
}

async function twoVisitors(): Promise<readonly [Visitor, Visitor]> {
  const [ana, ben] = await visitors(2)
  if (!ana || !ben) throw new Error('nobody came')
  return [ana, ben]
}

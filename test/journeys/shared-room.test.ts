// The main story, told in Chromium: two people and an onlooker, one room, one cart, one lost connection.
import { expect, test } from 'vitest'
import type { Person } from '#test/support/people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { visitors } from '#test/support/page-people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { startServerProcess } from '#test/support/server.ts'

const product = 'ridge-boot'
const title = 'Ridge boot'

/** Ana starts a room from a product page, Ben comes by her link. */
async function anaAndBen(server: string, people: readonly Visitor[]) {
  const [ana, ben] = people
  if (!ana || !ben) throw new Error('nobody came')
  await ana.shopTogether(server, product, 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  return { ana, ben }
}

test('two people build one cart: both press + at once and get 2, and all they say is seen by both', async () => {
  const server = await journeyServer()
  const { ana, ben } = await anaAndBen(server.url, await visitors(2))
  await ana.line(title).minus()
  await ben.says('Nobody wants one yet')
  await Promise.all([ana.line(title).plus(), ben.line(title).plus()])
  for (const person of [ana, ben]) {
    await person.line(title).wants('Ana', 1)
    await person.line(title).wants('Ben', 1)
  }

  await ben.page.getByRole('button', { name: 'Not sure', exact: true }).click()
  await ben.line(title).note('size 39, they run small')
  await ana.line(title).shows('size 39, they run small')
  await ana.page.getByLabel('Ben: not sure').first().waitFor()
  await ana.line(title).move('Mark as decided')
  await ben.says('Decided')

  for (const person of [ana, ben]) await person.saved()
  await expect.poll(() => ben.totals()).toBe(await ana.totals())
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('what somebody does without a network is kept, counted, and merged when it returns', async () => {
  const server = await journeyServer()
  const { ana, ben } = await anaAndBen(server.url, await visitors(2))
  // What opens over the room is fetched once nothing else is to do; the menu is there when it has opened once.
  await ben.line(title).lookIntoMenu()
  await ben.losesNetwork()
  await ben.line(title).plus()
  await ben.line(title).note('written on the train')
  await ben.says(/changes? waiting/)
  await ana.line(title).plus()
  await ana.line(title).wants('Ana', 2)

  await ben.context.setOffline(false)
  await ben.saved()
  for (const person of [ana, ben]) {
    await person.line(title).wants('Ana', 2)
    await person.line(title).wants('Ben', 1)
    await person.line(title).shows('written on the train')
  }
})

test('an onlooker sees everything and can change nothing, also by hand over the wire', async () => {
  const server = await journeyServer()
  const [ana, vera] = await visitors(2)
  if (!ana || !vera) throw new Error('nobody came')
  await ana.shopTogether(server.url, product, 'Ana')
  await vera.join(await ana.invite('View only'), 'Vera')
  await vera.line(title).wants('Ana', 1)
  expect(await vera.line(title).steppers()).toBe(0)
  expect(await vera.page.getByRole('button', { name: 'I want one' }).count()).toBe(0)

  const connection = await RawConnection.open(server.url, await identityOf(vera, server.url))
  const answer = await connection.write((doc) => doc.getMap('lanes').set(`${product}:walnut-38`, 'rejected'))
  expect(answer).toMatchObject({ saved: false, closeCode: 4403, refusal: { code: 'role-may-not' } })
  await ana.line(title).plus()
  await vera.line(title).wants('Ana', 2)
})

test('the page survives its server: it says so, comes back by itself, and nothing is lost', async () => {
  const server = await startServerProcess()
  const { ana, ben } = await anaAndBen(server.url, await visitors(2))
  await server.kill('SIGTERM')
  for (const person of [ana, ben]) await person.says(/^Offline|^Reconnecting/)
  await ana.line(title).plus()
  await ben.line(title).plus()
  await server.restart()
  for (const person of [ana, ben]) {
    await person.saved()
    await person.line(title).wants('Ana', 2)
    await person.line(title).wants('Ben', 1)
  }
})

/** Who the page is for the server: its own session, turned into a token as the page does. */
async function identityOf({ page }: Visitor, server: string): Promise<Person> {
  const kept = await page.evaluate(() =>
    Array.from({ length: localStorage.length }, (_, index) => localStorage.getItem(localStorage.key(index) ?? '')).join(
      '\n',
    ),
  )
  const session = /"session":"([\w-]+)"/.exec(kept)?.[1] ?? ''
  const renewed = await fetch(`${server}/api/v1/tokens/renew`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}` },
  })
  const { token } = (await renewed.json()) as { token: string }
  const roomId = new URL(page.url()).pathname.split('/')[2] ?? ''
  return { name: 'Vera', memberId: '', roomId, token }
}

import { expect, test } from 'vitest'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import type { StoredEvent } from '#shared/events/event.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

/** Ana and Ben put two things into the cart, talk about one, pin a note to it and vote. */
async function livelyRoom() {
  const { server, ana, ben } = await twoShoppers()
  const boot = granted(ana.room.cart.add('ridge-boot:walnut-39'))
  const mug = granted(ben.room.cart.add('enamel-mug:cream'))
  granted(ben.room.talk.say('product:ridge-boot', 'These held for years.'))
  granted(ana.room.annotations.pin({ on: 'variant', variantId: 'ridge-boot:walnut-39' }, 'the cuff'))
  await Promise.all([ana.room.saved(), ben.room.saved()])
  await until(ana.room.cart.view, ({ lines }) => lines.length === 2)
  const vote = { candidates: [boot, mug], voters: [ana.id, ben.id], rule: 'most' as const, blind: false }
  granted(await ana.room.decisions.open({ ...vote, question: 'Which?' }))
  const { session } = ana
  const token = (await ask<{ token: string }>(server, 'POST /tokens/renew', { token: session.session })).body.token
  const page = (query = '') => ask<HistoryPage>(server, `GET /rooms/${session.roomId}/history${query}`, { token })
  return { ana, ben, page, all: (await page('?limit=200')).body.events }
}

const seqs = (events: readonly StoredEvent[]) => events.map(({ seq }) => seq)

test('history is read in pages, the newest first, without gaps or duplicates', async () => {
  const { page, all } = await livelyRoom()
  const read = []
  for (let query = '?order=newest&limit=3'; query !== '';) {
    const { body }: { body: HistoryPage } = await page(query)
    read.push(...body.events)
    query = body.next === null ? '' : `?before=${body.next}&limit=3`
  }
  expect(read).toEqual(all.toReversed())
})

test('filters by member, product and kind work alone and together', async () => {
  const { ana, ben, page, all } = await livelyRoom()
  const only = async (query: string) => seqs((await page(`?limit=200&${query}`)).body.events)
  const those = (fits: (event: StoredEvent) => boolean) => seqs(all.filter(fits))
  const isBoot = ({ products }: StoredEvent) => products?.includes('ridge-boot') ?? false
  expect(await only(`member=${ben.id}`)).toEqual(those(({ memberId }) => memberId === ben.id))
  expect(await only('product=ridge-boot')).toEqual(those(isBoot))
  expect(await only('product=boot')).toEqual([])
  expect(await only('kind=people')).toEqual(those(({ kind }) => kind.startsWith('member.')))
  expect(await only('kind=talk,pin.placed')).toEqual(
    those(({ kind }) => kind.startsWith('message.') || kind === 'pin.placed'),
  )
  const both = await only(`member=${ana.id}&product=ridge-boot&kind=cart`)
  expect(both).toEqual(
    those((event) => isBoot(event) && event.memberId === ana.id && /^(?:line|want)[.]/.test(event.kind)),
  )
  // The filters did not match an empty set.
  expect(both.length).toBeGreaterThan(1)
  expect(await only(`kind=room&member=${ben.id}`)).toEqual([])
})

test('a decision is found under each of its products', async () => {
  const { page } = await livelyRoom()
  for (const product of ['ridge-boot', 'enamel-mug']) {
    const { events } = (await page(`?product=${product}&kind=decisions`)).body
    expect(events.map(({ kind }) => kind)).toEqual(['decision.opened'])
  }
})

test('an invalid cursor, filter or order is refused', async () => {
  const { page } = await livelyRoom()
  const wrong = [
    'before=x',
    'before=-1',
    'before=1.5',
    'before=99999999999999999999',
    'after=abc',
    'order=sideways',
    'kind=everything',
    'kind=',
    'kind=talk,cart,rubbish',
    'member=%20',
    'product=a/b',
    `product=${'x'.repeat(121)}`,
    'after=1&before=5',
    'after=1&order=newest',
  ]
  for (const query of wrong) {
    const problem = expectRefused(await page(`?${query}`), 'invalid')
    expect(problem.errors?.[0]?.at).toMatch(/^query[.]/)
  }
})

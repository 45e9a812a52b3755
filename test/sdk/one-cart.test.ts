import { expect, test } from 'vitest'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('two people build one cart', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ben.room.cart.note(line, 'size M, for my sister'))
  granted(ben.room.cart.opine('ridge-boot', 'yes', { reason: 'goes with the coat' }))
  const seen = await until(ana.room.cart.view, ({ lines }) => lines[0]?.notes.length === 1)
  expect(seen.lines[0]).toMatchObject({ id: line, variantId: boots, by: ana.id, lane: 'considering', quantity: 1 })
  expect(seen.lines[0]?.notes).toEqual([{ memberId: ben.id, text: 'size M, for my sister' }])
  await until(ana.room.cart.opinions, (opinions) => opinions.get('ridge-boot')?.[0]?.memberId === ben.id)
})

test('a write is in one’s own view at once', async () => {
  const { ana } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots, { count: 2 }))
  granted(ana.room.cart.move(line, 'decided'))
  granted(ana.room.cart.setFrame('occasion', 'Hiking in May'))
  const { lines, frame } = ana.room.cart.view.get()
  expect(lines[0]).toMatchObject({ quantity: 2, lane: 'decided' })
  expect(frame.occasion).toBe('Hiking in May')
})

test('two people press + on the same line at once and get two', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots, { count: 0 }))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ana.room.cart.want(line, 1))
  granted(ben.room.cart.want(line, 1))
  for (const { room } of [ana, ben]) await until(room.cart.view, ({ lines }) => lines[0]?.quantity === 2)
})

test('the same product added by two people at once is one line', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  granted(ben.room.cart.add(boots))
  for (const { room } of [ana, ben]) {
    const { lines } = await until(room.cart.view, (view) => view.lines[0]?.quantity === 2)
    expect(lines).toHaveLength(1)
  }
  await Promise.all([ana.room.saved(), ben.room.saved()])
  expect(ben.room.rejectedEdits.get()).toEqual([])
})

test('adding a rejected line brings it back', async () => {
  const { ana } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  granted(ana.room.cart.move(line, 'rejected'))
  granted(ana.room.cart.add(boots))
  expect(ana.room.cart.view.get().lines[0]).toMatchObject({ lane: 'considering', quantity: 2 })
})

test('a host clears what another member wants, and a shopper cannot', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ben.room.cart.add(boots, { count: 3 }))
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  granted(ana.room.cart.want(line, 1))
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 4)
  expect(ben.room.cart.clearWant(line, ana.id)).toMatchObject({ ok: false, refusal: { code: 'not-your-record' } })
  granted(ana.room.cart.clearWant(line, ben.id))
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 1)
})

test('a write on a line that does not exist is refused', async () => {
  const { ana } = await twoShoppers()
  expect(ana.room.cart.want('ridge-boot:none', 1)).toMatchObject({ ok: false, refusal: { code: 'bad-key' } })
})

test('more edits at once than the rate of a connection allows all arrive, over one connection', async () => {
  const { ana, ben } = await twoShoppers({ SEAT_UPDATES_PER_SECOND: '50' })
  const states = new Set<string>()
  ana.room.connection.subscribe(() => states.add(ana.room.connection.get().state))
  for (let number = 0; number < 500; number++) granted(ana.room.cart.add(`pebble:${number}`))
  await ana.room.saved()
  await until(ben.room.cart.view, ({ lines }) => lines.length === 500)
  expect(states).toEqual(new Set(['saving', 'saved']))
})

// Edits that were allowed when they were made and are not when they arrive: the only refused ones of a well-behaved client.
import { expect, test } from 'vitest'
import { granted, memberAs, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const coat = 'rain-coat:sand-m'

test('of edits made offline under a role that was taken away, the allowed are saved and the others rejected', async () => {
  const { server, ana, ben, code } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  const chen = await shopperBy(server, code, 'Chen')
  const seen = new Set<string>()
  chen.room.cart.view.subscribe(() => {
    for (const { id, wants } of chen.room.cart.view.get().lines)
      for (const { memberId } of wants) seen.add(`${id}/${memberId}`)
  })

  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  granted(ben.room.cart.want(line, 2))
  granted(ben.room.cart.note(line, 'for the hills'))
  granted(ben.room.cart.add(coat))
  ben.network.mend()
  await ben.room.saved()

  const rejectedEdits = ben.room.rejectedEdits.get()
  expect(rejectedEdits.map(({ edit, refusal }) => [`${edit.root}/${edit.key}`, edit.after, refusal.code])).toEqual([
    [`wants/${line}/${ben.id}`, 2, 'role-may-not'],
    [`lines/${coat}`, expect.objectContaining({ by: ben.id }), 'role-may-not'],
    [`wants/${coat}/${ben.id}`, 1, 'role-may-not'],
  ])
  expect(ben.room.cart.view.get().lines.map(({ id, quantity }) => [id, quantity])).toEqual([[line, 1]])
  await until(ben.room.connection, ({ state }) => state === 'saved')
  await until(ana.room.cart.opinions, (opinions) => opinions.get('ridge-boot')?.[0]?.memberId === ben.id)
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.notes[0]?.text === 'for the hills')
  await until(chen.room.cart.view, ({ lines }) => lines[0]?.notes[0]?.text === 'for the hills')
  expect(seen).toEqual(new Set([`${line}/${ana.id}`]))
})

test('after a refusal the room goes on: edits are saved and seen, and members are present', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  granted(ben.room.cart.add(coat))
  ben.room.presence.show({ looking: { productId: 'rain-coat' } })
  ben.network.mend()
  await until(ben.room.rejectedEdits, (list) => list.length === 2)
  await ben.room.saved()
  granted(ben.room.cart.opine('rain-coat', 'no'))
  await ben.room.saved()
  await until(ana.room.cart.opinions, (opinions) => opinions.get('rain-coat')?.[0]?.verdict === 'no')
  await until(ana.room.presence.devices, (connections) =>
    connections.some(({ member, looking }) => member === ben.id && looking?.productId === 'rain-coat'),
  )
  expect(ana.room.presence.devices.get().filter(({ member }) => member === ben.id)).toHaveLength(1)
})

test('a rejected edit stays listed until it is dismissed', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(await ana.room.members.setRole(ben.id, 'viewer'))
  granted(ben.room.cart.opine('rain-coat', 'yes'))
  ben.network.mend()
  const [entry] = await until(ben.room.rejectedEdits, (list) => list.length === 1)
  expect(entry).toMatchObject({
    edit: { root: 'opinions', key: `rain-coat/${ben.id}`, before: undefined },
    refusal: { code: 'role-may-not' },
  })
  ben.room.dismiss(entry?.id ?? '')
  expect(ben.room.rejectedEdits.get()).toEqual([])
})

test('edits made while older ones are resubmitted are saved, too', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  granted(ben.room.cart.want(line, 2))
  for (let number = 0; number < 20; number++) granted(ben.room.cart.opine(`pebble-${number}`, 'yes'))
  ben.network.mend()
  await until(ben.room.rejectedEdits, (list) => list.length === 1)
  granted(ben.room.cart.note(line, 'meanwhile'))
  expect(ben.room.cart.opinions.get().size).toBe(20)
  expect(ben.room.cart.view.get().lines[0]?.notes[0]?.text).toBe('meanwhile')
  await ben.room.saved()
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.notes[0]?.text === 'meanwhile')
  await until(ana.room.cart.opinions, (opinions) => opinions.size === 20)
})

test('a write of a viewer is refused at once, and nothing is sent', async () => {
  const { server, ana } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  const vera = await memberAs(server, ana, 'viewer', 'Vera')
  const { cart } = vera.room
  for (const no of [
    cart.add(coat),
    cart.want(line, 1),
    cart.move(line, 'decided'),
    cart.note(line, 'nice'),
    cart.opine('ridge-boot', 'yes'),
  ]) {
    expect(no).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
  }
  expect(cart.whyNot({ root: 'lanes', key: line, before: undefined, after: 'decided' })).toMatchObject({
    code: 'role-may-not',
  })
  expect(vera.room.connection.get()).toEqual({ state: 'saved' })
})

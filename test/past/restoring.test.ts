// Restoring what was: as new changes, that nobody's later work is lost by.
import { expect, test } from 'vitest'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const others = 'ridge-boot:walnut-40'

test('the cart of then comes back, and one undo takes all of it back', async () => {
  const { ana } = await twoShoppers()
  const { cart, annotations, talk } = ana.room
  const line = granted(cart.add(boots, { count: 2 }))
  granted(cart.note(line, 'size 39'))
  granted(cart.opine('ridge-boot', 'yes', { reason: 'warm' }))
  const pin = granted(annotations.pin({ on: 'variant', variantId: boots }, 'These'))
  const { thread, message } = granted(talk.say('room', 'Look at these'))
  const then = await moment(ana)
  granted(cart.move(line, 'rejected'))
  granted(cart.want(line, 7))
  granted(cart.note(line, ''))
  granted(cart.opine('ridge-boot', 'no'))
  granted(annotations.remove('pins', pin))
  granted(talk.remove(thread, message))
  const added = granted(cart.add(others))
  await ana.room.saved()

  const past = granted(await ana.room.past.at({ seq: then }))
  const { restored, left } = granted(await ana.room.past.restore(past))
  expect(left).toEqual([])
  expect(restored.map(({ root }) => root).toSorted()).toEqual([
    'lanes',
    'lanes',
    'messages',
    'notes',
    'opinions',
    'pins',
    'wants',
    'wants',
  ])
  expect(lineOf(ana, line)).toMatchObject({ lane: 'considering', quantity: 2, notes: [{ text: 'size 39' }] })
  expect(lineOf(ana, added)).toMatchObject({ lane: 'rejected', quantity: 0 })
  expect(cart.opinions.get().get('ridge-boot')).toMatchObject([{ verdict: 'yes', reason: 'warm' }])
  expect(annotations.pins.get()).toMatchObject([{ id: pin, text: 'These' }])
  expect(talk.threads.get().get(thread)?.messages).toMatchObject([{ text: 'Look at these' }])
  expect(past.difference().count).toBe(0)
  await ana.room.saved()

  expect(ana.room.undoManager.next.get().undo?.restoring).toMatchObject({ seq: then })
  granted(ana.room.undoManager.undo())
  expect(lineOf(ana, line)).toMatchObject({ lane: 'rejected', quantity: 7, notes: [] })
  expect(lineOf(ana, added)).toMatchObject({ lane: 'considering', quantity: 1 })
  expect(annotations.pins.get()).toEqual([])
  expect(talk.threads.get().get(thread)?.messages ?? []).toEqual([])
  granted(ana.room.undoManager.redo())
  expect(past.difference().count).toBe(0)
})

test('what others wrote, want or wrote since stays', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  const then = await moment(ana)
  const added = granted(ana.room.cart.add(others))
  granted(ana.room.cart.note(line, 'written since'))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 2 && lines[0]?.notes.length === 1)
  granted(ben.room.cart.want(added, 3))
  granted(ben.room.cart.want(line, 2))
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  const bens = granted(ben.room.cart.add('ridge-boot:walnut-41'))
  await until(ana.room.cart.view, ({ lines }) => lines.length === 3 && lines[1]?.quantity === 4)
  const past = granted(await ana.room.past.at({ seq: then }))
  const { left } = granted(await ana.room.past.restore(past))
  expect(new Set(left.map(({ root, key, why }) => `${root} ${key} ${why}`))).toEqual(
    new Set([
      `lanes ${added} relied-on`,
      `lanes ${bens} of-others`,
      `notes ${line}/${ana.id} written-since`,
      `opinions ridge-boot/${ben.id} of-others`,
      `wants ${added}/${ben.id} of-others`,
      `wants ${bens}/${ben.id} of-others`,
      `wants ${line}/${ben.id} of-others`,
    ]),
  )
  expect(lineOf(ana, added)).toMatchObject({ lane: 'considering', quantity: 3 })
  expect(lineOf(ana, line)).toMatchObject({ quantity: 3, notes: [{ text: 'written since' }] })
  expect(lineOf(ana, bens)).toMatchObject({ lane: 'considering', quantity: 1 })
})

test('what somebody wrote offline before it was restored merges with it', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots, { count: 2 }))
  const then = await moment(ana)
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ana.room.cart.want(line, 9))
  granted(ana.room.cart.move(line, 'rejected'))
  await ana.room.saved()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state !== 'saved' && state !== 'saving')
  granted(ben.room.cart.want(line, 4))
  granted(ben.room.cart.note(line, 'for my sister'))
  const bens = granted(ben.room.cart.add(others))
  const past = granted(await ana.room.past.at({ seq: then }))
  granted(await ana.room.past.restore(past))
  await ana.room.saved()
  ben.network.mend()
  await ben.room.saved()
  for (const who of [ana, ben]) {
    await until(who.room.cart.view, ({ lines }) => lines.length === 2 && lines[0]?.quantity === 6)
    expect(lineOf(who, line)).toMatchObject({ lane: 'considering', notes: [{ text: 'for my sister' }] })
    expect(lineOf(who, bens)).toMatchObject({ lane: 'considering', quantity: 1 })
  }
})

test('what the group decided since is not turned over', async () => {
  const { ana, ben } = await twoShoppers()
  const [one, two] = [granted(ana.room.cart.add(boots)), granted(ana.room.cart.add(others))]
  const then = await moment(ana)
  const voters = [ana.id, ben.id]
  const opened = await ana.room.decisions.open({
    question: 'Which?',
    candidates: [one, two],
    voters,
    rule: 'most',
    blind: false,
  })
  const decision = granted(opened)
  for (const { room } of [ana, ben]) {
    await until(room.decisions.list, (list) => list.length === 1)
    granted(await room.decisions.vote(decision, one))
  }
  await until(ana.room.cart.view, ({ lines }) => lines.some(({ lane }) => lane === 'decided'))
  const past = granted(await ana.room.past.at({ seq: then }))
  const { restored, left } = granted(await ana.room.past.restore(past))
  expect(restored).toEqual([])
  expect(left.map(({ why }) => why)).toEqual(['decided-since', 'decided-since'])
  expect(lineOf(ana, one)).toMatchObject({ lane: 'decided' })
})

/** The sequence of the last event, once everything so far is durable. */
async function moment({ room }: Shopper): Promise<number> {
  await room.saved()
  return granted(await room.past.reach()).to.seq
}

function lineOf({ room }: Shopper, id: string) {
  return room.cart.view.get().lines.find((line) => line.id === id)
}

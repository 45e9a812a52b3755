// The edits that undo and redo take back, and those they leave because others rely on them.
import { expect, test } from 'vitest'
import { subjectOf } from '#shared/annotations/subject.ts'
import { granted, memberAs, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const image = '/pictures/ridge-boot-1.webp'
const onCuff = { on: 'image', productId: 'ridge-boot', image, x: 0.4, y: 0.2 } as const

test('undo and redo step through one’s own edits in order', async () => {
  const { ana } = await twoShoppers()
  const { room } = ana
  const line = granted(room.cart.add(boots, { count: 2 }))
  granted(room.cart.want(line, 5))
  granted(room.cart.note(line, 'size 39'))
  expect(room.undoManager.next.get().undo?.origin[0]?.root).toBe('notes')
  for (const _ of [1, 2, 3]) granted(room.undoManager.undo())
  expect(room.cart.view.get().lines[0]).toMatchObject({ quantity: 0, notes: [] })
  expect(room.undoManager.next.get().undo).toBeUndefined()
  expect(granted(room.undoManager.undo())).toBeUndefined()
  for (const _ of [1, 2, 3]) granted(room.undoManager.redo())
  expect(room.cart.view.get().lines[0]).toMatchObject({ quantity: 5, notes: [{ text: 'size 39' }] })
  expect(room.undoManager.next.get().redo).toBeUndefined()
})

test('a new edit clears the steps to redo', async () => {
  const { ana } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  granted(ana.room.undoManager.undo())
  granted(ana.room.cart.want(line, 4))
  expect(ana.room.undoManager.next.get().redo).toBeUndefined()
  expect(granted(ana.room.undoManager.redo())).toBeUndefined()
})

test('a record that somebody else changed later is left, and its step is no longer the next', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  granted(ana.room.cart.move(line, 'decided'))
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.lane === 'decided')
  granted(ben.room.cart.move(line, 'rejected'))
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.lane === 'rejected')
  // The step before it is the next to undo now.
  expect(ana.room.undoManager.next.get().undo?.origin[0]?.root).toBe('lines')
  granted(ana.room.undoManager.undo())
  expect(ana.room.cart.view.get().lines[0]).toMatchObject({ lane: 'rejected', quantity: 0 })
})

test('redo leaves a record that somebody else changed after the undo', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  granted(ana.room.cart.move(line, 'decided'))
  granted(ana.room.undoManager.undo())
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.lane === 'considering')
  granted(ben.room.cart.move(line, 'rejected'))
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.lane === 'rejected')
  expect(ana.room.undoManager.next.get().redo).toBeUndefined()
  expect(granted(ana.room.undoManager.redo())).toBeUndefined()
  expect(ana.room.cart.view.get().lines[0]?.lane).toBe('rejected')
})

test('undo removes a pin that nobody answered, and leaves one that somebody answered', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.annotations.pin(onCuff, 'Rubbed'))
  granted(ana.room.undoManager.undo())
  expect(ana.room.annotations.pins.get()).toEqual([])
  granted(ana.room.undoManager.redo())
  const [pin] = await until(ben.room.annotations.pins, (pins) => pins.length === 1)
  granted(ben.room.talk.say(subjectOf('pin', pin?.id ?? ''), 'Mine did not'))
  await until(ana.room.talk.threads, (threads) => threads.size === 1)
  expect(ana.room.undoManager.next.get().undo).toBeUndefined()
  expect(granted(ana.room.undoManager.undo())).toBeUndefined()
  expect(ana.room.annotations.pins.get()).toHaveLength(1)
})

test('undo restores the opinion before, and removes the first one', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.opine('ridge-boot', 'yes', { reason: 'warm' }))
  granted(ana.room.cart.opine('ridge-boot', 'no'))
  granted(ana.room.undoManager.undo())
  await until(ben.room.cart.opinions, (all) => all.get('ridge-boot')?.[0]?.reason === 'warm')
  granted(ana.room.undoManager.undo())
  await until(ben.room.cart.opinions, (all) => (all.get('ridge-boot')?.length ?? 0) === 0)
})

test('undo takes back a vote while the decision is open, and leaves it once it is closed', async () => {
  const { ana, ben } = await twoShoppers()
  const [first, second] = [granted(ana.room.cart.add(boots)), granted(ana.room.cart.add('enamel-mug:cream'))]
  await ana.room.saved()
  const decision = granted(
    await ana.room.decisions.open({
      question: 'Which?',
      candidates: [first, second],
      voters: [ana.id, ben.id],
      rule: 'most',
      blind: false,
    }),
  )
  await until(ana.room.decisions.list, (list) => list.some(({ id }) => id === decision))
  granted(await ana.room.decisions.vote(decision, first))
  granted(ana.room.undoManager.undo())
  expect(granted(await ana.room.decisions.myVote(decision))).toBeUndefined()
  granted(ana.room.undoManager.redo())
  await ana.room.saved()
  granted(await ana.room.decisions.close(decision))
  await until(ana.room.decisions.list, (list) =>
    list.some(({ id, outcome }) => id === decision && outcome !== undefined),
  )
  expect(ana.room.undoManager.next.get().undo?.origin[0]?.root).not.toBe('ballots')
})

test('undo works without a network, and is sent with all other edits', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  ana.network.cut()
  await until(ana.room.connection, ({ state }) => state === 'reconnecting')
  granted(ana.room.cart.want(line, 7))
  granted(ana.room.undoManager.undo())
  granted(ben.room.cart.want(line, 2))
  ana.network.mend()
  await ana.room.saved()
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
})

test('an edit that the role no longer allows is not undone', async () => {
  const { ana, server } = await twoShoppers()
  const mara = await memberAs(server, ana, 'shopper', 'Mara')
  const line = granted(mara.room.cart.add(boots))
  await mara.room.saved()
  granted(await ana.room.members.setRole(mara.id, 'viewer'))
  await until(mara.room.me, ({ role }) => role === 'viewer')
  expect(granted(mara.room.undoManager.undo())).toBeUndefined()
  expect(mara.room.cart.view.get().lines.find(({ id }) => id === line)?.quantity).toBe(1)
})

test('edits of others are never undone, and neither are one’s own of another device', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ben.room.cart.add(boots))
  await until(ana.room.cart.view, ({ lines }) => lines.length === 1)
  expect(granted(ana.room.undoManager.undo())).toBeUndefined()
})

test('the last hundred steps are remembered', async () => {
  const { ana } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  for (let count = 2; count <= 130; count += 1) granted(ana.room.cart.want(line, count))
  expect(undoAll(ana)).toBe(100)
  expect(ana.room.cart.view.get().lines[0]?.quantity).toBe(30)
})

function undoAll({ room }: Shopper): number {
  let steps = 0
  while (granted(room.undoManager.undo())) steps += 1
  return steps
}

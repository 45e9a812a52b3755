import { expect, test } from 'vitest'
import { subjectOf } from '#shared/annotations/subject.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const image = '/pictures/ridge-boot-1.webp'

test('a pin opens a thread, and both members see each other’s messages', async () => {
  const { ana, ben } = await twoShoppers()
  const pin = granted(
    ana.room.annotations.pin({ on: 'image', productId: 'ridge-boot', image, x: 0.4, y: 0.2 }, 'This cuff rubbed'),
  )
  await until(ben.room.annotations.pins, (pins) => pins[0]?.id === pin)
  const { thread, message } = granted(ben.room.talk.say(subjectOf('pin', pin), 'Mine did not'))
  const threads = await until(ana.room.talk.threads, (all) => all.get(thread) !== undefined)
  expect(threads.get(thread)?.messages[0]).toMatchObject({ by: ben.id, text: 'Mine did not', id: message })
  granted(ana.room.talk.react(message, '👍🏽', true))
  await until(ben.room.talk.threads, (all) => all.get(thread)?.messages[0]?.reactions[0]?.emoji === '👍🏽')
})

test('undo takes back one’s own edits and leaves those of others', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add('ridge-boot:walnut-39', { count: 2 }))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ben.room.cart.want(line, 1))
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  granted(ana.room.undoManager.undo())
  expect(ana.room.cart.view.get().lines[0]?.wants).toEqual([{ memberId: ben.id, count: 1 }])
  granted(ana.room.undoManager.redo())
  expect(ana.room.cart.view.get().lines[0]?.quantity).toBe(3)
  const { message, thread } = granted(ana.room.talk.say('room', 'Look'))
  await until(ben.room.talk.threads, (all) => all.has(thread))
  granted(ben.room.talk.react(message, '🎉', true))
  await until(ana.room.talk.threads, (all) => all.get(thread)?.messages[0]?.reactions.length === 1)
  granted(ana.room.undoManager.undo())
  // Ben reacted to the message: it stays, and the step before it is undone instead.
  expect(ana.room.talk.threads.get().get(thread)?.messages).toHaveLength(1)
})

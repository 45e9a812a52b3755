// What one person says in a row is read in that row.
import { expect, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

test('what somebody says several times within a millisecond stays in its order, for everybody', async () => {
  movableClock()
  const { ana, ben } = await twoShoppers()
  const said = Array.from({ length: 12 }, (_, index) => `message ${index}`)
  for (const words of said) granted(ana.room.talk.say('room', words))
  await ana.room.saved()
  for (const { room } of [ana, ben]) {
    const threads = await until(room.talk.threads, (all) => all.get('room')?.messages.length === said.length)
    expect(threads.get('room')?.messages.map(({ text }) => text)).toEqual(said)
  }
})

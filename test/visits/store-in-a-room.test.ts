// The store in a room, as the SDK has it: asking, a visit with its conversation, and what becomes of proposals.
import { expect, test } from 'vitest'
import type { Room } from '#client/sdk/index.ts'
import type { AskStore } from '#shared/visits/help-request.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import { demoAssociate } from '#tools/screenshots/demo-associate.ts'

const bowl = 'ridge-boot:walnut-39'
const question: AskStore = {
  ...{ topic: 'size', language: 'en', text: 'Does it run small?', leave: false },
  ...{ about: { productId: 'ridge-boot' }, scope: ['product', 'cart'] },
}

test('both members see who waits, and the one who asked can take the question back', async () => {
  const { server, ana, ben } = await twoShoppers()
  await demoAssociate(server.url)
  const asked = granted(await ana.room.store.ask(question))
  const isWaiting = await until(ben.room.store.help, (help) => help?.requests[0]?.state === 'waiting')
  expect(isWaiting?.requests[0]).toMatchObject({ id: asked.id, by: ana.id, text: question.text })
  granted(await ana.room.store.cancel(asked.id))
  await until(ben.room.store.help, (help) => help?.requests[0]?.state === 'cancelled')
  expect(ben.room.store.visits.get()).toEqual([])
})

test('an associate who joins is heard by all, and what is accepted comes into the cart', async () => {
  const { server, ana, ben } = await twoShoppers()
  const noor = await demoAssociate(server.url)
  granted(await ana.room.store.ask(question))
  const visit = await noor.claim()
  await until(ben.room.store.visits, ([first]) => first?.id === visit.id)
  expect(ben.room.store.visits.get()[0]).toMatchObject({ asker: ana.id, scope: ['product', 'cart'], endedAt: null })
  visit.say('Take half a size more.')
  const { entries } = await talkOf(ben.room, visit.id)
  await until(entries, (all) =>
    all.some((entry) => entry.kind === 'message' && entry.text === 'Take half a size more.'),
  )
  granted((await talkOf(ben.room, visit.id)).say('Thank you!'))
  const proposal = visit.suggest({ kind: 'add', variants: [bowl], reason: 'It runs true.' })
  await until(entries, (all) => all.some(({ id }) => id === proposal))
  granted(await ben.room.store.answer(visit.id, proposal, 'accepted'))
  await until(ana.room.cart.view, ({ lines }) => lines.some(({ id }) => id === bowl))
  const again = await ana.room.store.answer(visit.id, proposal, 'declined')
  expect(again).toMatchObject({ ok: false, refusal: { code: 'proposal-answered' } })
  await visit.close()
})

test('only the asker shows more; a host shows less, and everybody leaves themselves out', async () => {
  const { server, ana, ben } = await twoShoppers()
  const noor = await demoAssociate(server.url)
  granted(await ben.room.store.ask({ ...question, scope: ['product'] }))
  const visit = await noor.claim()
  await until(ana.room.store.visits, ([first]) => first?.id === visit.id)
  const wider = await ana.room.store.setScope(visit.id, ['product', 'cart'])
  expect(wider).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
  granted(await ben.room.store.setScope(visit.id, ['product', 'cart']))
  await until(ana.room.store.visits, ([first]) => first?.scope.includes('cart') === true)
  granted(await ana.room.store.setScope(visit.id, []))
  granted(await ana.room.store.leaveOut(visit.id, true))
  const [now] = await until(ben.room.store.visits, ([first]) => first?.leftOut.includes(ana.id) === true)
  expect(now?.scope).toEqual([])
  await visit.close()
})

test('the conversation of a visit that has ended opens only while it is shown', async () => {
  const { server, ana } = await twoShoppers()
  const noor = await demoAssociate(server.url)
  granted(await ana.room.store.ask(question))
  const visit = await noor.claim()
  await talkOf(ana.room, visit.id)
  granted(await ana.room.store.end(visit.id))
  await until(ana.room.store.talks, (talks) => talks.size === 0)
  const hide = ana.room.store.show(visit.id)
  await talkOf(ana.room, visit.id)
  hide()
  await until(ana.room.store.talks, (talks) => talks.size === 0)
  // The room goes on as it was.
  expect(ana.room.connection.get()).toEqual({ state: 'saved' })
  await visit.close()
})

async function talkOf({ store }: Room, visit: string) {
  const talk = (await until(store.talks, (talks) => talks.has(visit))).get(visit)
  if (!talk) throw new Error('the conversation is closed')
  return talk
}

import { expect, test } from 'vitest'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boot = 'ridge-boot:walnut-39'
const mug = 'enamel-mug:cream'

async function room() {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boot))
  granted(ana.room.cart.add(mug))
  await ana.room.saved()
  return { ana, ben }
}

/** The products of the latest event of each kind that came since. */
async function productsSince(after: number, { room: open }: Shopper) {
  await open.saved()
  const { events } = granted(await open.history.page({ limit: 200 }))
  const since = events.filter(({ seq }) => seq > after).toReversed()
  return Object.fromEntries(since.map(({ kind, products }) => [kind, products]))
}

async function nowIn({ room: open }: Shopper): Promise<number> {
  await open.saved()
  return granted(await open.history.page({ limit: 1 })).events[0]?.seq ?? 0
}

test('what concerns a line or a product says which', async () => {
  const { ana } = await room()
  const before = await nowIn(ana)
  granted(ana.room.cart.add('trail-runner:fog-39', { count: 2 }))
  granted(ana.room.cart.move('trail-runner:fog-39', 'decided'))
  granted(ana.room.cart.note('trail-runner:fog-39', 'wide feet'))
  granted(ana.room.cart.opine('trail-runner', 'yes'))
  expect(await productsSince(before, ana)).toEqual({
    'line.added': ['trail-runner'],
    'want.changed': ['trail-runner'],
    'line.decided': ['trail-runner'],
    'note.written': ['trail-runner'],
    'opinion.given': ['trail-runner'],
  })
})

test('what is put on things says on which, also when it is taken away', async () => {
  const { ana } = await room()
  const before = await nowIn(ana)
  const pin = granted(ana.room.annotations.pin({ on: 'variant', variantId: boot }, 'the cuff'))
  const stroke = granted(
    ana.room.annotations.draw('enamel-mug', '/mug.webp', [
      [0.1, 0.1],
      [0.4, 0.2],
    ]),
  )
  const comparison = granted(ana.room.annotations.compare(['ridge-boot', 'enamel-mug']))
  granted(ana.room.annotations.compare(['ridge-boot', 'trail-runner'], comparison))
  await ana.room.saved()
  granted(ana.room.annotations.remove('pins', pin))
  granted(ana.room.annotations.remove('strokes', stroke))
  granted(ana.room.annotations.remove('comparisons', comparison))
  expect(await productsSince(before, ana)).toEqual({
    'pin.placed': ['ridge-boot'],
    'pin.removed': ['ridge-boot'],
    'stroke.drawn': ['enamel-mug'],
    'stroke.erased': ['enamel-mug'],
    'comparison.made': ['ridge-boot', 'enamel-mug'],
    'comparison.changed': ['ridge-boot', 'trail-runner'],
    'comparison.removed': ['ridge-boot', 'trail-runner'],
  })
})

test('what is said is about the thing of its thread: a product, a pin, a whole comparison', async () => {
  const { ana, ben } = await room()
  const comparison = granted(ana.room.annotations.compare(['ridge-boot', 'enamel-mug']))
  const anchors = [
    [{ on: 'variant', variantId: boot } as const, ['ridge-boot']],
    [{ on: 'review', productId: 'enamel-mug', reviewId: 'r1' } as const, ['enamel-mug']],
    [{ on: 'attribute', comparisonId: comparison, attribute: 'Weight' } as const, ['ridge-boot', 'enamel-mug']],
    [
      { on: 'attribute', comparisonId: comparison, attribute: 'Sole', productId: 'enamel-mug' } as const,
      ['enamel-mug'],
    ],
  ] as const
  for (const [anchor, products] of anchors) {
    const pin = granted(ana.room.annotations.pin(anchor, 'look here'))
    const before = await nowIn(ana)
    granted(ana.room.talk.say(`pin:${pin}`, 'what do you say?'))
    expect(await productsSince(before, ana)).toEqual({ 'message.written': products })
  }
  const before = await nowIn(ana)
  const { thread, message } = granted(ana.room.talk.ask(`line:${mug}`, 'Two?', { askedOf: [ben.id] }))
  await ana.room.saved()
  await until(ben.room.talk.threads, (threads) => threads.has(thread))
  granted(ben.room.talk.react(message, '👍', true))
  granted(ben.room.talk.reply(thread, 'And these', { products: ['ridge-boot'] }))
  granted(ben.room.talk.resolve(thread, true))
  await ben.room.saved()
  expect(await productsSince(before, ben)).toEqual({
    'question.asked': ['enamel-mug'],
    'message.written': ['enamel-mug', 'ridge-boot'],
    'reaction.given': ['enamel-mug'],
    'question.resolved': ['enamel-mug'],
  })
})

test('a vote, all its ballots and the talk about it concern what it is between; talk about the room concerns nothing', async () => {
  const { ana, ben } = await room()
  const before = await nowIn(ana)
  const vote = { question: 'Which?', candidates: [boot, mug], voters: [ana.id, ben.id], rule: 'most' as const }
  const decision = granted(await ana.room.decisions.open({ ...vote, blind: false }))
  await until(ana.room.decisions.list, (list) => list.length === 1)
  granted(ana.room.talk.say(`decision:${decision}`, 'I would rather have the mug'))
  granted(await ana.room.decisions.vote(decision, mug))
  await ana.room.saved()
  granted(await ana.room.decisions.close(decision))
  const both = ['ridge-boot', 'enamel-mug']
  expect(await productsSince(before, ana)).toEqual({
    'decision.opened': both,
    'message.written': both,
    'ballot.cast': both,
    'decision.closed': both,
    'line.decided': ['enamel-mug'],
    'line.rejected': ['ridge-boot'],
  })
  const then = await nowIn(ana)
  granted(ana.room.talk.say('room', 'When do we leave?'))
  granted(ana.room.cart.setFrame('occasion', 'the lake'))
  expect(await productsSince(then, ana)).toEqual({ 'message.written': undefined, 'frame.changed': undefined })
})

import { expect, test } from 'vitest'
import type { Tab } from '#test/support/co-browsing.ts'
import { tabOf } from '#test/support/co-browsing.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boot = { productId: 'ridge-boot' }
const mug = { productId: 'enamel-mug' }
const pack = { productId: 'fjell-pack' }

test('two who talk and look at different things are offered to meet', async () => {
  const { ana, ben, anas } = await bothSharing()
  await theyTalk(ana, ben)
  const diverged = await until(anas.coBrowsing.diverged, (offer) => offer !== undefined)
  expect(diverged).toEqual({ id: ben.id, looking: mug })
  anas.go(mug)
  expect(anas.coBrowsing.diverged.get()).toBeUndefined()
})

test('nothing is offered to people who do not talk, and none about somebody who does not share', async () => {
  const { ana, ben, anas, bens } = await bothSharing()
  await knows(ana, ben, 'enamel-mug')
  expect(anas.coBrowsing.diverged.get()).toBeUndefined()
  bens.coBrowsing.share(false)
  await until(ana.room.presence.here, (here) => here.every(({ id, looking }) => id !== ben.id || !looking))
  await theyTalk(ana, ben)
  // What would be offered is offered in the same turn as this is heard.
  await turn()
  expect(anas.coBrowsing.diverged.get()).toBeUndefined()
})

test('it is offered once a minute at most, and after a no only when the other has moved', async () => {
  let now = Date.now()
  const { ana, ben, anas, bens } = await bothSharing(() => now)
  await theyTalk(ana, ben)
  await until(anas.coBrowsing.diverged, (offer) => offer !== undefined)
  anas.coBrowsing.dismissDiverged()
  bens.go(pack)
  await knows(ana, ben, 'fjell-pack')
  await turn()
  expect(anas.coBrowsing.diverged.get()).toBeUndefined()
  now += 61_000
  anas.go({ ...boot, picture: 1 })
  const again = await until(anas.coBrowsing.diverged, (offer) => offer !== undefined)
  expect(again?.looking).toEqual(pack)
  anas.coBrowsing.dismissDiverged()
  now += 61_000
  anas.go({ ...boot, picture: 2 })
  await turn()
  expect(anas.coBrowsing.diverged.get()).toBeUndefined()
})

test('a talk of ten minutes ago is over', async () => {
  const { ana, ben, anas } = await bothSharing(() => Date.now() + 600_000)
  await theyTalk(ana, ben)
  await knows(ana, ben, 'enamel-mug')
  await turn()
  expect(anas.coBrowsing.diverged.get()).toBeUndefined()
})

test('who is asked to come sees what it is, goes there, and finds the way back', async () => {
  const { ana, ben, anas, bens } = await bothSharing()
  granted(await anas.coBrowsing.bring(ben.id))
  expect(await until(bens.coBrowsing.lookRequest, (ask) => ask !== undefined)).toEqual({ by: ana.id, looking: boot })
  bens.coBrowsing.answerLookRequest(true)
  expect(bens.looking.get()).toEqual(boot)
  expect(bens.coBrowsing.before.get()).toEqual(mug)
  bens.coBrowsing.goBack()
  expect(bens.looking.get()).toEqual(mug)
  expect(bens.coBrowsing.before.get()).toBeUndefined()
})

async function bothSharing(now: () => number = Date.now) {
  const { ana, ben } = await twoShoppers()
  const [anas, bens] = [tabOf(ana, { now }), tabOf(ben)]
  share(anas, boot)
  share(bens, mug)
  return { ana, ben, anas, bens }
}

function share({ coBrowsing, go }: Tab, looking: typeof boot): void {
  coBrowsing.share(true)
  go(looking)
}

/** Each says a word, and Ana's device has heard both. */
async function theyTalk(ana: Shopper, ben: Shopper): Promise<void> {
  const { thread } = granted(ana.room.talk.say('room', 'Which one?'))
  await until(ben.room.talk.threads, (threads) => threads.has(thread))
  granted(ben.room.talk.say('room', 'The blue one'))
  await until(ana.room.talk.threads, (threads) => threads.get(thread)?.messages.length === 2)
}

function knows(viewer: Shopper, { id }: Shopper, productId: string) {
  return until(viewer.room.presence.here, (here) =>
    here.some((one) => one.id === id && one.looking?.productId === productId),
  )
}

/** Everything that was due at once has happened. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5)
  })
}

import { expect, onTestFinished, test } from 'vitest'
import { LookingBack } from '#client/past/looking-back.ts'
import { changedThings } from '#client/past/changes.ts'
import { putBackOf } from '#client/past/put-back.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const mug = 'enamel-mug:cream'

function lookBack({ room }: Shopper): LookingBack {
  const back = new LookingBack(room)
  onTestFinished(() => back.close())
  return back
}

const linesOf = (back: LookingBack) =>
  back.state
    .get()
    .shown?.room.cart.view.get()
    .lines.map(({ id, lane, quantity }) => `${quantity} ${lane} ${id}`)

/** Ana adds boots, Ben wants one as well and decides; then Ana adds a mug. */
async function shopping() {
  const people = await twoShoppers()
  const { ana, ben } = people
  granted(ana.room.cart.add(boots))
  await ana.room.saved()
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ben.room.cart.want(boots, 1))
  granted(ben.room.cart.move(boots, 'decided'))
  await ben.room.saved()
  granted(ana.room.cart.add(mug))
  await ana.room.saved()
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 2)
  return people
}

test('steps show the room after each event, to both ends and no further', async () => {
  const { ana } = await shopping()
  const back = lookBack(ana)
  await back.open()
  const { scale } = back.state.get()
  expect(linesOf(back)).toEqual([`2 decided ${boots}`, `1 considering ${mug}`])
  const seen: string[] = []
  while (back.state.get().wanted > (scale?.from.seq ?? 0)) {
    await back.step(-1)
    const shown = linesOf(back)?.join(', ') ?? ''
    if (seen.at(-1) !== shown) seen.push(shown)
  }
  expect(seen).toContain(`2 decided ${boots}`)
  expect(seen).toContain(`1 considering ${boots}`)
  expect(seen.at(-1)).toBe('')
  await back.step(-1)
  expect(back.state.get().wanted).toBe(scale?.from.seq)
  await back.go(10_000)
  expect(back.state.get().wanted).toBe(scale?.to.seq)
})

test('playing goes through everything and stops at the end', async () => {
  const { ana } = await shopping()
  const back = lookBack(ana)
  await back.open(1)
  back.setSpeed(4)
  const seen = new Set<number>()
  onTestFinished(back.state.subscribe(() => seen.add(back.state.get().shown?.seq ?? 0)))
  back.play()
  await until(back.state, ({ playing }) => !playing)
  const last = back.state.get().scale?.to.seq ?? 0
  expect(back.state.get().wanted).toBe(last)
  expect([...seen].filter((seq) => seq > 1).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: last - 1 }, (_, index) => index + 2),
  )
})

test('who goes on before a moment is there sees the one they went to', async () => {
  const { ana } = await shopping()
  const back = lookBack(ana)
  await back.open()
  const last = back.state.get().wanted
  await Promise.all([back.go(2), back.go(last - 1), back.go(3)])
  expect(back.state.get()).toMatchObject({ wanted: 3, isWaiting: false })
  expect(back.state.get().shown?.seq).toBe(3)
})

test('nothing can be written from a moment of the past', async () => {
  const { ana, ben } = await shopping()
  const back = lookBack(ana)
  await back.open()
  const before = ben.room.cart.view.get().lines.map(({ id, lane, wants }) => ({ id, lane, wants }))
  const then = back.state.get().shown?.room
  if (!then) throw new Error('no moment was shown')
  const tried = [
    then.cart.add('trail-runner:fog-39'),
    then.cart.want(boots, 9),
    then.cart.move(boots, 'rejected'),
    then.cart.opine('ridge-boot', 'no'),
    then.talk.say('room', 'from the past'),
    then.annotations.compare(['ridge-boot', 'enamel-mug']),
    await then.decisions.vote('any', boots),
    await then.spotlight.start(),
  ]
  expect(tried.map(({ ok }) => ok)).toEqual(tried.map(() => false))
  then.talk.typing('room')
  then.presence.show({ looking: { productId: 'ridge-boot' } })
  // What is written now comes after whatever would have been written before.
  granted(ana.room.cart.note(boots, 'from now'))
  await ana.room.saved()
  const after = await until(ben.room.cart.view, ({ lines }) => lines[0]?.notes.length === 1)
  expect(after.lines.map(({ id, lane, wants }) => ({ id, lane, wants }))).toEqual(before)
  expect(ben.room.presence.here.get().find(({ id }) => id === ana.id)).toMatchObject({ id: ana.id })
  expect(ben.room.presence.here.get().some(({ looking, typing }) => looking ?? typing)).toBe(false)
})

test('what would be put back is said thing by thing, and what stays, with the reason', async () => {
  const { ana, ben } = await shopping()
  const back = lookBack(ana)
  await back.open()
  // Before Ben came to it.
  while (linesOf(back)?.join() !== `1 considering ${boots}`) await back.step(-1)
  const { shown } = back.state.get()
  if (!shown) throw new Error('no moment was shown')
  const difference = shown.difference()
  const { restored, left } = granted(await ana.room.past.foresee(shown))
  const plan = putBackOf(restored).map(
    (each) => `${each.kind} ${each.of}${each.kind === 'lane' ? ` ${each.lane}` : ''}`,
  )
  expect(plan.toSorted()).toEqual([`lane ${mug} rejected`, `lane ${boots} considering`, `want ${mug}`])
  expect(left.map(({ key, why }) => `${key} ${why}`)).toEqual([`${boots}/${ben.id} of-others`])
  // Saying it has changed nothing.
  expect(shown.difference()).toEqual(difference)
  const boot = changedThings(difference).find(({ id }) => id === boots)
  expect(boot?.changes).toEqual([
    { kind: 'moved', lane: 'decided' },
    { kind: 'want', member: ben.id, then: 0, now: 1 },
  ])
})

test('without a network the page is told so, and trying again helps', async () => {
  const { ana } = await shopping()
  const back = lookBack(ana)
  await back.open()
  ana.network.cut()
  await back.go(1)
  expect(back.state.get().trouble?.code).toBe('offline')
  expect(back.state.get().shown).toBeDefined()
  ana.network.mend()
  await expect
    .poll(async () => {
      await back.again()
      return back.state.get().trouble
    })
    .toBeUndefined()
  expect(back.state.get().shown?.seq).toBe(1)
})

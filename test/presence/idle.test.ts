import { onTestFinished, expect, test } from 'vitest'
import { watchIdle } from '#client/presence/idle.ts'
import { twoShoppers, until } from '#test/support/shoppers.ts'

test('who touches nothing for a while, or looks elsewhere, fades for the others and is back at once', async () => {
  const { ana, ben } = await twoShoppers()
  const page = handOnPage()
  onTestFinished(watchIdle(ana.room.presence, page, 300))
  const isIdle = (idle: boolean) =>
    until(ben.room.presence.here, (here) => here.some((one) => one.id === ana.id && one.idle === idle))
  await isIdle(true)
  page.leaveInSight(false)
  page.leaveInSight(true)
  page.touch()
  await isIdle(false)
  await isIdle(true)
  page.touch()
  page.leaveInSight(false)
  page.touch()
  // Out of sight, a key pressed for another window is no sign.
  await isIdle(true)
  page.leaveInSight(true)
  await isIdle(false)
})

test('a member is idle only when nobody is at any of their devices', async () => {
  const { ana, ben } = await twoShoppers()
  const { resumeRoom } = await import('#client/sdk/index.ts')
  const phone = await resumeRoom(ana.session, {})
  if (!phone.ok) throw new Error('Ana has no second device')
  onTestFinished(() => phone.value.close())
  ana.room.presence.show({ idle: true })
  await until(
    ben.room.presence.devices,
    (connections) => connections.some(({ idle }) => idle === true) && connections.length === 3,
  )
  expect(ben.room.presence.here.get().find(({ id }) => id === ana.id)?.idle).toBe(false)
  phone.value.presence.show({ idle: true })
  await until(ben.room.presence.here, (here) => here.some((one) => one.id === ana.id && one.idle))
})

/** A page with somebody's hand on it. */
function handOnPage() {
  let [input, visibility, isHidden] = [() => {}, () => {}, false]
  return {
    onInput(listener: () => void) {
      input = listener
      return () => {}
    },
    onVisibility(listener: () => void) {
      visibility = listener
      return () => {}
    },
    isHidden: () => isHidden,
    touch: () => input(),
    leaveInSight(visible: boolean) {
      isHidden = !visible
      visibility()
    },
  }
}

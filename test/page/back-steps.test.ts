// Which moments of looking back are steps of the browser's history.
import { expect, onTestFinished, test, vi } from 'vitest'
import { createNavigation } from '#client/app/navigation.ts'
import { PastSteps } from '#client/app/past-steps.ts'
import { LookingBack } from '#client/past/looking-back.ts'
import type { Room } from '#client/sdk/index.ts'
import { granted } from '#shared/outcome.ts'

test('each moment at which somebody stays is a step, and the first is the one it began with', async () => {
  const { back, told } = await lookingBack()
  await told([])
  void back.step(-1)
  await told([9])
  void back.go(4)
  await told([9, 4])
  void back.go(10)
  await told([9, 4, undefined])
})

test('whoever goes on before the first moment is shown can go back to it', async () => {
  const { back, steps, told, letIn } = await lookingBack({ isSlow: true })
  await told([])
  void back.step(-1)
  letIn()
  await told([9])
  steps.arrive({})
  await vi.waitFor(() => expect(back.state.get().shown?.seq).toBe(10))
})

test('a slider that is dragged is one step, to where it is let go', async () => {
  const { back, steps, told } = await lookingBack()
  await told([])
  steps.hold()
  for (const seq of [8, 6, 3]) {
    await back.go(seq)
    await told([])
  }
  steps.release()
  await told([3])
})

test('playing is one step, to where it is paused', async () => {
  const { back, told } = await lookingBack()
  await told([])
  await back.go(2)
  await told([2])
  back.setSpeed(4)
  back.play()
  await vi.waitFor(() => expect(back.state.get().wanted).toBeGreaterThan(3), 20_000)
  await told([2])
  back.pause()
  await vi.waitFor(() => expect(back.state.get().isWaiting).toBe(false))
  await told([2, back.state.get().wanted])
})

test('the browser leads back to a moment, and that is no step of its own', async () => {
  const { back, steps, told } = await lookingBack()
  await told([])
  await back.go(4)
  await told([4])
  steps.arrive({})
  await vi.waitFor(() => expect(back.state.get().shown?.seq).toBe(10))
  await told([4])
  steps.arrive({ seq: 4 })
  await vi.waitFor(() => expect(back.state.get().shown?.seq).toBe(4))
  await told([4])
})

test('what is opened over a moment is a step, and the browser closes it', async () => {
  const { navigation, steps, told, over } = await lookingBack()
  await told([])
  navigation.go({ to: 'cart' })
  await told([undefined])
  expect(over()).toEqual({ panel: { to: 'cart' } })
  steps.arrive({})
  expect(navigation.opened.get().panel).toBeUndefined()
  await told([undefined])
})

/** A room of ten events, looked back at from the last. @param isSlow none of its moments arrives before `letIn`. */
async function lookingBack({ isSlow = false } = {}) {
  const open = Promise.withResolvers<void>()
  if (!isSlow) open.resolve()
  const at = (seq: number) => ({ seq, at: seq * 1_000 })
  const past = {
    reach: () => Promise.resolve(granted({ from: at(1), to: at(10), marks: [1, 5, 10].map(at) })),
    at: ({ seq = 10 }: { seq?: number }) => open.promise.then(() => granted({ ...at(seq), close: () => undefined })),
  } as unknown as Room['past']
  const back = new LookingBack({ past })
  const place = { part: 'side', tab: 'cart' }
  const places = { destinations: { cart: place } as never }
  const navigation = createNavigation({ places, looking: {}, isPhone: () => true })
  const heard: { readonly seq?: number | undefined; readonly over?: object | undefined }[] = []
  const steps = new PastSteps({ back, navigation, begun: undefined, onStep: (step) => heard.push(step) })
  onTestFinished(() => {
    steps.close()
    back.close()
  })
  const opened = back.open()
  if (!isSlow) await opened
  await vi.waitFor(() => expect(back.state.get().scale).toBeDefined())
  return {
    letIn: () => open.resolve(),
    back,
    navigation,
    steps,
    over: () => heard.at(-1)?.over,
    /** Waits until all that has happened is told; then these moments were. */
    async told(seqs: readonly (number | undefined)[]) {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(seqs.length))
      // One turn more: nothing else is on its way.
      await new Promise((resolve) => setTimeout(resolve, 0))
      expect(heard.map(({ seq }) => seq)).toEqual(seqs)
    },
  }
}

// The page at rest, by a clock that the test moves, and files that come when the test says so.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const second = 1_000
let fileCame: () => void = () => undefined

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('document', { readyState: 'complete' })
  vi.stubGlobal('requestIdleCallback', (then: () => void) => queueMicrotask(then))
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(told: () => void) {
        fileCame = told
      }
      observe() {}
      disconnect() {
        fileCame = () => undefined
      }
    },
  )
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a page rests once nothing has come for a while', async () => {
  const rests = await loadedPage()
  await vi.advanceTimersByTimeAsync(second)
  fileCame()
  await vi.advanceTimersByTimeAsync(second)
  expect(rests()).toBe(false)
  await vi.advanceTimersByTimeAsync(second)
  expect(rests()).toBe(true)
})

test('a page that never stops fetching gets its offline copy all the same, eight seconds after it has loaded', async () => {
  const rests = await loadedPage()
  for (let seconds = 0; seconds < 7; seconds += 1) {
    fileCame()
    await vi.advanceTimersByTimeAsync(second)
  }
  expect(rests()).toBe(false)
  fileCame()
  await vi.advanceTimersByTimeAsync(second)
  expect(rests()).toBe(true)
})

async function loadedPage(): Promise<() => boolean> {
  const { pageAtRest } = await import('#client/ui/at-rest.ts')
  let isAtRest = false
  void pageAtRest().then(() => (isAtRest = true))
  await vi.advanceTimersByTimeAsync(0)
  return () => isAtRest
}

import { onTestFinished, vi } from 'vitest'

/** A clock that a test moves. Only dates stand still; timers run. Call it before the server is started. */
export function movableClock(): { readonly advance: (ms: number) => void } {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  return { advance: (ms) => void vi.setSystemTime(Date.now() + ms) }
}

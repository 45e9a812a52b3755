// Keys, and how soon a page answers them: as the browser itself times events (Event Timing, which Interaction to Next Paint is made of).
import type { Page } from 'playwright-core'

/** The browser tells nothing of what it answers sooner. */
const leastToldMs = 16

/** Runs in the page before anything else. */
export const watchKeys = `
  globalThis.keys = { slowest: 0 }
  new PerformanceObserver((list) =>
    list.getEntries().forEach(({ name, duration }) => {
      if (/^key|^before|^input/.test(name)) keys.slowest = Math.max(keys.slowest, duration)
    }),
  ).observe({ type: 'event', durationThreshold: ${leastToldMs} })
`

/** Presses a key. @returns ms from the press to the frame that answers it, in steps of 8; 16 for whatever is sooner. */
export async function pressed(page: Page, key: string): Promise<number> {
  await page.evaluate('keys.slowest = 0')
  await page.keyboard.press(key)
  // What was measured is told after the frame.
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  )
  return Math.max(leastToldMs, await page.evaluate<number>('keys.slowest'))
}

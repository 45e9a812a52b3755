import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { until } from './until.ts'

/** What axe finds on a page once nothing moves on it any more, as short as it can be said. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Asked again and again from here: the page's own policy lets nothing in that would wait there.
  const isAtRest = 'document.getAnimations().every(({ playState }) => playState !== "running")'
  await until('the page to come to rest', () => page.evaluate<boolean>(isAtRest))
  // Injected through the debugger, once: the page's own policy would not let it in.
  if (await page.evaluate<boolean>('!("axe" in window)')) await page.evaluate(axe.source)
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; nodes: { target: string[] }[] }[]
  }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on a page once nothing moves on it any more, as short as it can be said. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.waitForFunction('document.getAnimations().every(({ playState }) => playState !== "running")')
  // Injected through the debugger: the page's own policy would not let it in.
  await page.evaluate(axe.source)
  const found = (await page.evaluate('axe.run(document)')) as {
    violations: { id: string; nodes: { target: string[] }[] }[]
  }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

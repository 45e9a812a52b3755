// Going through a page with keys alone.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** The page says how it names what can be reached: a label, or what stands in it. */
const nameOf = (element: string) => `(${element}.ariaLabel ?? ${element}.textContent ?? '').trim()`

/**
 * Presses a key until something of that name has the focus. Like a person, it first waits until it sees it: what is still
 * being loaded would be passed by, and what takes the focus by itself has it already.
 * @param tag the element's, where the name is not enough.
 */
export async function tabTo(page: Page, name: RegExp, key = 'Tab', tag = '*'): Promise<void> {
  const is = (element: string) => `${element}.matches('${tag}') && ${String(name)}.test(${nameOf(element)})`
  const seen = `[...document.querySelectorAll('a, button, input, textarea, [tabindex]')].some((one) => ${is('one')})`
  await expect
    .poll(() => page.evaluate<boolean>(seen), { timeout: 60_000, message: `${String(name)} is there` })
    .toBe(true)
  for (let presses = 0; presses < 200; presses += 1) {
    if (await page.evaluate<boolean>(is('document.activeElement'))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${String(name)}`)
}

import type { Locator } from 'playwright-core'

/** Ends a composition in a field with Enter, by the events of WebKit: the key comes last, and no longer says that it composes. */
export async function endComposition(field: Locator): Promise<void> {
  await field.focus()
  await field.evaluate(`(field) => {
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))
  }`)
}

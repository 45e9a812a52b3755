import { setTimeout as wait } from 'node:timers/promises'

/**
 * Waits until something has become so.
 * @param what ends the sentence "waited … for", should it never happen.
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > limitMs) throw new Error(`waited ${limitMs} ms for ${what}`)
    await wait(5)
  }
}

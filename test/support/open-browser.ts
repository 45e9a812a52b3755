// One browser for all tests of a process: starting one takes as long as a short journey.
import { afterAll, onTestFinished } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from './browser.ts'

let shell: Promise<Browser> | undefined
let whole: Promise<Browser> | undefined
let isWhole = false

/** Has the tests of this file run in Chromium itself, which shows notifications. Call it at the top of the file. */
export function wholeBrowserInFile(): void {
  isWhole = true
  afterAll(async () => {
    isWhole = false
    await (await whole)?.close()
    whole = undefined
  })
}

/** The browser of the tests that run now. What is opened in it stays open. */
export function openBrowser(): Promise<Browser> {
  return isWhole ? (whole ??= launchBrowser({ isWhole })) : (shell ??= launchBrowser())
}

/** A profile in which nobody has been anywhere yet; it is gone after the test. Call it inside a test. */
export async function newProfile(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await openBrowser()).newContext({ locale: 'en', ...options })
  onTestFinished(() => context.close())
  // Of what never comes; on a busy machine a page takes seconds to open.
  context.setDefaultTimeout(60_000)
  return context
}

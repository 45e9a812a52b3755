// One browser for all tests of a file, which run one after another: starting one takes as long as a short journey.
import { afterAll, onTestFinished } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'

let browser: Promise<Browser> | undefined
let isWhole = false

/** Has the tests of this file run in Chromium itself, which shows notifications. Call it at the top of the file. */
export function wholeBrowserInFile(): void {
  isWhole = true
}

/** The browser; what a test opens in it is closed after the test. Call it inside a test. */
export async function browserOfFile(): Promise<Browser> {
  const opened = await (browser ??= launchBrowser({ isWhole }))
  onTestFinished(async () => {
    await Promise.all(opened.contexts().map((context) => context.close()))
  })
  return opened
}

afterAll(async () => (await browser)?.close())

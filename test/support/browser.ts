import { chromium } from 'playwright-core'
import { testNeeds } from '#tools/test-needs.ts'
import type { Browser } from 'playwright-core'

/** Chromium, or undefined where a machine has none. */
const chromiumPath: string | undefined = testNeeds.chromium.find()?.[0]

const shellPath: string | undefined = testNeeds.headlessShell.find()?.[0]

/**
 * A browser without a window, that asks nothing of the network but what pages ask.
 * @param isWhole Chromium itself. The headless shell is the same engine and far cheaper, but shows no notifications.
 */
export function launchBrowser({ isWhole = false } = {}): Promise<Browser> {
  const executablePath = isWhole ? chromiumPath : shellPath
  if (!executablePath) throw new Error('Chromium is not installed; CHROMIUM_PATH may say where it is.')
  return chromium.launch({
    executablePath,
    args: [
      '--headless=new',
      // Tests run as root in containers, where Chromium's sandbox does not start.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

import { chromium } from 'playwright-core'
import { testNeeds } from '#tools/test-needs.ts'
import type { Browser } from 'playwright-core'

/** Chromium, or undefined where a machine has none. */
export const chromiumPath: string | undefined = testNeeds.chromium.find()?.[0]

/** A browser without a window, that asks nothing of the network but what pages ask. */
export function launchBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('Chromium is not installed; CHROMIUM_PATH may say where it is.')
  return chromium.launch({
    executablePath: chromiumPath,
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

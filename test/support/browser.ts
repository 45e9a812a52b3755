import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext } from 'playwright-core'
import { testNeeds } from '#tools/test-needs.ts'

/** Chromium, or undefined where a machine has none. */
const chromiumPath: string | undefined = testNeeds.chromium.find()?.[0]

const shellPath: string | undefined = testNeeds.headlessShell.find()?.[0]

/**
 * A browser without a window, that asks nothing of the network but what pages ask.
 * @param isWhole Chromium itself. The headless shell is the same engine and far cheaper, but shows no notifications.
 */
export function launchBrowser({ isWhole = false } = {}): Promise<Browser> {
  return chromium.launch({ executablePath: found(isWhole ? chromiumPath : shellPath), args: [...args, ...microphone] })
}

/**
 * Chromium itself, as somebody has it who blocked all cookies and storage in its settings: only the whole browser reads them.
 * @param profile an empty folder.
 */
export function launchWithoutStorage(profile: string): Promise<BrowserContext> {
  mkdirSync(join(profile, 'Default'))
  const block = 2
  const preferences = { profile: { default_content_setting_values: { cookies: block } } }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  return chromium.launchPersistentContext(profile, {
    executablePath: found(chromiumPath),
    args: [...args],
    ...{ locale: 'en', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' },
  })
}

const args = [
  '--headless=new',
  // Tests run as root in containers, where Chromium's sandbox does not start.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

/** A microphone that beeps and a camera that draws a clock, for those whom a test lets use them; and calls within this machine. */
const microphone = [
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
] as const

function found(path: string | undefined): string {
  if (!path) throw new Error('Chromium is not installed; CHROMIUM_PATH may say where it is.')
  return path
}

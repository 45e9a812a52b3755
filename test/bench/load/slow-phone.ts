// A poor phone on a slow network, as Chromium imitates one, and what a page is like on it.
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** Slow 4G, as Lighthouse has it: bytes a second, and milliseconds before each answer begins. */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const timesSlower = 4
const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'en',
} as const
/** A page that has been quiet for this long loads nothing more by itself. */
const quietMs = 1_000
const lookEveryMs = 100

/** What one visit was like. */
export interface Visit {
  /** When the largest part of the page was painted, ms after the address was entered. */
  readonly paintMs: number
  /** Everything that was fetched, the page itself too. */
  readonly requests: number
  /** On the network, headers too. */
  readonly kilobytes: number
  /** Cumulative layout shift. */
  readonly shift: number
}

/** The phone, with what it has kept from earlier visits. */
export class SlowPhone {
  readonly #context: BrowserContext

  private constructor(context: BrowserContext) {
    this.#context = context
  }

  /** @param kept storage from another browser; without it the phone was never here. */
  static async take(browser: Browser, kept?: BrowserContextOptions['storageState']): Promise<SlowPhone> {
    const context = await browser.newContext({ ...phone, ...(kept === undefined ? {} : { storageState: kept }) })
    await context.addInitScript(watch)
    return new SlowPhone(context)
  }

  /** Opens an address, and waits until the page has come to rest. */
  async visit(url: string): Promise<{ readonly page: Page; readonly visit: Visit }> {
    const page = await this.#context.newPage()
    const devtools = await this.#context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', network)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
    const loads = countLoads(devtools)
    await page.goto(url)
    await loads.quiet()
    const { paintMs, shift } = await page.evaluate<{ paintMs: number; shift: number }>('slowPhone')
    return { page, visit: { paintMs, shift, requests: loads.requests(), kilobytes: loads.bytes() / 1024 } }
  }

  /** What it would take along to another browser with an empty cache. */
  kept() {
    return this.#context.storageState({ indexedDB: true })
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}

/**
 * How long it took from a press to the frame that answers it, as the browser itself times events (Event Timing, which Interaction to Next
 * Paint is made of), ms in steps of 8. What is done after that frame is not counted.
 */
export async function answerTo(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate('Object.assign(slowPhone, { slowest: 0, hasClicked: false })')
  await act()
  // The click comes last of all that a tap is, and may be answered a frame later than the first of it.
  await page.waitForFunction('slowPhone.hasClicked')
  return page.evaluate<number>('slowPhone.slowest')
}

/** Runs in the page before anything else: the largest paint, the shifts, and the slowest answer to a hand. */
const watch = `
  globalThis.slowPhone = { paintMs: 0, shift: 0, slowest: 0, hasClicked: false }
  const observe = (type, note, durationThreshold) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, durationThreshold })
  observe('largest-contentful-paint', (entry) => { slowPhone.paintMs = entry.startTime })
  observe('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) slowPhone.shift += value })
  observe('event', ({ name, duration }) => {
    slowPhone.slowest = Math.max(slowPhone.slowest, duration)
    slowPhone.hasClicked ||= name === 'click'
  }, 16)
`

type Devtools = Awaited<ReturnType<BrowserContext['newCDPSession']>>

/** Counts what comes over the network; what the cache answers is not counted. */
function countLoads(devtools: Devtools) {
  const open = new Set<string>()
  const fromCache = new Set<string>()
  const seen = new Set<string>()
  let bytes = 0
  let lastAt = performance.now()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('http')) return
    // The people channel's requests wait for what is to come.
    if (!request.url.includes('/socket.io/')) open.add(requestId)
    seen.add(requestId)
    lastAt = performance.now()
  })
  devtools.on('Network.requestServedFromCache', ({ requestId }) => fromCache.add(requestId))
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache === true || response.fromServiceWorker === true) fromCache.add(requestId)
  })
  const ended = (requestId: string) => {
    open.delete(requestId)
    lastAt = performance.now()
  }
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!fromCache.has(requestId)) bytes += encodedDataLength
    ended(requestId)
  })
  devtools.on('Network.loadingFailed', ({ requestId }) => ended(requestId))
  return {
    requests: () => [...seen].filter((id) => !fromCache.has(id)).length,
    bytes: () => bytes,
    quiet: async () => {
      while (open.size > 0 || performance.now() - lastAt < quietMs) await wait(lookEveryMs)
    },
  }
}

// Profiles of people who have been at the journeys' server before: the page is open and its code is read. To come into a room
// costs them a fifth of what it costs somebody who has never been here, as it does outside tests.
import { onTestFinished } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { devices } from './devices.ts'
import type { Device } from './devices.ts'
import { journeyServer } from './journey-server.ts'
import { openBrowser } from './open-browser.ts'

/** A profile and its page. */
export interface Profile {
  readonly context: BrowserContext
  readonly page: Page
}

/** An address of the page at which nothing is: where profiles wait for the next test. */
export const waitingRoom = '/nobody-here'

const waiting = new WeakMap<Browser, Record<Device, Profile[]>>()

/** Lends a profile of a device until the test is over. Nothing is left in it of earlier tests. Call it inside a test. */
export async function lendProfile(device: Device): Promise<Profile> {
  const browser = await openBrowser()
  const free = waiting.get(browser) ?? { desk: [], phone: [] }
  waiting.set(browser, free)
  const profile = free[device].pop() ?? (await openProfile(browser, device))
  onTestFinished(async ({ task }) => {
    // After a failure nobody knows what is left; the next test shall not fail of it.
    if (task.result?.state !== 'fail' && (await isCleared(profile, device))) free[device].push(profile)
    else await profile.context.close()
  })
  return profile
}

async function openProfile(browser: Browser, device: Device): Promise<Profile> {
  const context = await browser.newContext({ ...devices[device], locale: 'en' })
  // Of what never comes; on a busy machine a page takes seconds to open.
  context.setDefaultTimeout(60_000)
  return { context, page: await context.newPage() }
}

/** Brings a profile back to how it was lent, without loading the page anew. @returns whether that is possible. */
async function isCleared({ context, page }: Profile, device: Device): Promise<boolean> {
  const { url } = await journeyServer()
  if (page.isClosed() || !page.url().startsWith(`${url}/`)) return false
  const others = context.pages().filter((other) => other !== page)
  await Promise.all(others.map((other) => other.close()))
  page.removeAllListeners()
  await Promise.all([context.setOffline(false), context.clearPermissions(), context.unrouteAll(), page.unrouteAll()])
  await page.emulateMedia({ colorScheme: null, reducedMotion: device === 'desk' ? 'reduce' : null })
  await page.setViewportSize(devices[device].viewport)
  await page.mouse.move(0, 0)
  return page.evaluate<boolean>(leave)
}

/** Leaves the room and forgets everything, which waits until the room is closed. Whether it was so within five seconds. */
const leave = `(async () => {
  history.pushState(null, '', '${waitingRoom}')
  const gone = ({ name }) => new Promise((done, failed) => {
    const deletion = indexedDB.deleteDatabase(name)
    deletion.onsuccess = done
    deletion.onerror = failed
  })
  // The service worker's own is not about a room, and it does not let go of it.
  const ofRooms = (await indexedDB.databases()).filter(({ name }) => name !== 'workbox-expiration')
  const isForgotten = Promise.all(ofRooms.map(gone)).then(() => true)
  const isLate = new Promise((done) => setTimeout(done, 5_000, false))
  const isLeft = await Promise.race([isForgotten, isLate])
  localStorage.clear()
  sessionStorage.clear()
  return isLeft && document.querySelector('h1') !== null
})()`

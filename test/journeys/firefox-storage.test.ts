// What Firefox keeps of a room, and what the page does where it keeps nothing.
import { expect, onTestFinished, test } from 'vitest'
import { startRoom } from '#client/sdk/index.ts'
import { letShow, websiteWith } from '#test/support/framing-website.ts'
import { openFirefox } from '#test/support/firefox.ts'
import type { FirefoxPage } from '#test/support/firefox.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { testNeeds } from '#tools/test-needs.ts'

const boots = 'ridge-boot:walnut-39'
const patience = { timeout: 60_000 }
/** Firefox throws at every look at a storage. */
const blocked = { 'network.cookie.cookieBehavior': 2 }
const isPrivate = { 'browser.privatebrowsing.autostart': true }
/** Whether the worker has the page. */
const isKeptByWorker = "navigator.serviceWorker.controller ? 'kept' : 'not yet'"
const isStorageRefused = "(() => { try { return localStorage ? 'kept' : 'refused' } catch { return 'refused' } })()"

test.runIf(testNeeds.firefox.find())('in Firefox one joins also where all storage is refused', async () => {
  const { invitation } = await anasRoom()
  const firefox = await openFirefox(blocked)
  await firefox.goto(invitation.url)
  expect(await firefox.read(isStorageRefused)).toBe('refused')
  await shows(firefox, 'nothing is remembered on this device')
  await join(firefox)
  await shows(firefox, 'Nothing is remembered on this device.')
  await showsLine(firefox)
})

test.runIf(testNeeds.firefox.find())(
  'in Firefox one joins in a frame on another site, and a room opens again from its local copy with no server at all',
  async () => {
    const { server, invitation } = await anasRoom()
    const website = await websiteWith(invitation.url, 'localhost')
    await letShow(server, website)
    const firefox = await openFirefox()
    // The frame has a storage of its own, so who joins there is unknown outside.
    await firefox.goto(website)
    const frame = await firefox.frame()
    await join(frame)
    await showsLine(frame)
    await shows(frame, 'Saved')
    await firefox.goto(invitation.url)
    await join(firefox)
    await showsLine(firefox)
    await shows(firefox, 'Saved')
    await expect.poll(() => firefox.read(isKeptByWorker), patience).toBe('kept')
    await server.stop()
    await firefox.goto((await firefox.read('location.href')) ?? '')
    await showsLine(firefox)
    await shows(firefox, 'Offline')
  },
)

test.runIf(testNeeds.firefox.find())('in a private window of Firefox one joins as in any other', async () => {
  const { invitation } = await anasRoom()
  const firefox = await openFirefox(isPrivate)
  await firefox.goto(invitation.url)
  await join(firefox)
  await showsLine(firefox)
})

async function anasRoom() {
  const server = await startTestServer()
  const { room, invitation } = granted(await startRoom({ name: 'Ana' }, { server: server.url }))
  onTestFinished(() => room.close())
  granted(room.cart.add(boots))
  await room.saved()
  return { server, invitation }
}

async function join(firefox: FirefoxPage): Promise<void> {
  const typed = `(() => {
    document.querySelector('input[name="say"][value="join"]')?.click()
    const field = document.querySelector('input[name="name"]')
    const button = document.querySelector('button[data-send]')
    if (!field || !button || button.disabled) return null
    field.value = 'Ben'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    button.click()
    return 'pressed'
  })()`
  // The page arrives drawn, and does not hear a press before its script has come.
  const pressed = async () => {
    const path = await firefox.read('location.pathname')
    if (path?.startsWith('/r/') !== true) await firefox.read(typed)
    return path
  }
  await expect.poll(pressed, { ...patience, interval: 1_000 }).toMatch(/^\/r\//)
}

/** Waits for words on the page. */
async function shows(firefox: FirefoxPage, words: string): Promise<void> {
  await expect.poll(() => firefox.read('document.body.innerText'), patience).toContain(words)
}

/** Waits for Ana's line in the cart. */
async function showsLine(firefox: FirefoxPage): Promise<void> {
  const line = "[...document.querySelectorAll('.line')].map(({ textContent }) => textContent).join()"
  await expect.poll(() => firefox.read(line), patience).toContain('Ridge boot')
}

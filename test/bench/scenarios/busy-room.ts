// What the page of a full room takes: to open, to answer a hand, and to show twenty people pointing.
import { setTimeout as wait } from 'node:timers/promises'
import { messageAwareness } from '#shared/wire/frames.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { syncUrl } from '#test/support/people.ts'
import { busy, fillRoom } from '../load/busy-room.ts'
import type { BusyRoom } from '../load/busy-room.ts'
import { Connection } from '../load/connection.ts'
import { median } from '../load/statistics.ts'
import { useAllCores } from '../machine.ts'
import { withServer } from '../with-server.ts'
import type { Browser, Page } from 'playwright-core'
import type { Figures, Scenario } from '../scenario.ts'

const pointingMs = 5_000
const pointsPerSecond = 20
const openings = 5

export const busyRoom: Scenario = {
  name: 'busy-room',
  title: `The page of a room of ${busy.lines} lines, ${busy.pins} pins and ${busy.messages} messages, in a browser on both cores`,
  targets: ['tagalong'],
  measures: [
    { key: 'open', what: `synced → its lines are drawn, median of ${openings}`, unit: 'ms', goal: { most: 300 } },
    { key: 'answer', what: 'slowest answer to a hand: press, key, send', unit: 'ms', goal: { most: 100 } },
    { key: 'frame', what: `longest frame while ${busy.people} people point`, unit: 'ms', goal: { most: 50 } },
    { key: 'frames', what: 'frames of presence a client a second', unit: '', goal: { most: 20.5 } },
  ],
  run: (target) =>
    withServer(target, async ({ url }) => {
      const room = await fillRoom(url)
      useAllCores()
      const browser = await launchBrowser()
      try {
        const opened: number[] = []
        for (let time = 1; time < openings; time += 1)
          opened.push(await openedIn(await openPage(browser, url, room), true))
        const page = await openPage(browser, url, room)
        opened.push(await openedIn(page))
        const open = median(opened)
        const answer = await slowestAnswer(page)
        return { open, answer, ...(await whilePointing(page, url, room)) }
      } finally {
        await browser.close()
      }
    }),
}

/** Notes in the page when the documents had come and when lines were first drawn, and the slowest answer and frame. */
const watch = `
  globalThis.busy = { syncedAt: 0, drawnAt: 0, slowest: 0, longest: 0 }
  const Plain = WebSocket
  globalThis.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', ({ data }) => {
        if (busy.drawnAt === 0 && data.byteLength > 4096) busy.syncedAt = performance.now()
      })
    }
  }
  const look = () => {
    if (busy.syncedAt > 0 && document.querySelector('[data-line]')) busy.drawnAt ||= performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  // The browser's own entries end with a frame that was presented, and without a screen some frames are not.
  const painted = new MessageChannel()
  const waiting = []
  painted.port1.onmessage = () => { busy.slowest = Math.max(busy.slowest, performance.now() - waiting.shift()) }
  for (const type of ['pointerdown', 'pointerup', 'click', 'keydown', 'input', 'keyup'])
    addEventListener(type, ({ timeStamp }) => {
      requestAnimationFrame(() => { waiting.push(timeStamp); painted.port2.postMessage(0) })
    }, true)
`

/** How long it took from the documents to the lines, ms. */
async function openedIn(page: Page, closes = false): Promise<number> {
  const took = await page.evaluate<number>('busy.drawnAt - busy.syncedAt')
  if (closes) await page.context().close()
  return took
}

async function openPage(browser: Browser, url: string, room: BusyRoom): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' })
  const rooms = [{ session: room.session, title: '', shop: 'demo', name: 'Ana', lastAt: 1 }]
  await context.addInitScript(
    `localStorage.setItem('tagalong.rooms', ${JSON.stringify(JSON.stringify(rooms))});${watch}`,
  )
  const page = await context.newPage()
  await page.goto(`${url}/r/${room.id}?product=${room.product}`)
  await page.locator('[data-line]').first().waitFor()
  await page.getByText('Saved', { exact: true }).first().waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

/** Does what people do in a room, and says how long the slowest answer took to the next paint. */
async function slowestAnswer(page: Page): Promise<number> {
  const plus = page.locator('[data-line]').first().getByRole('button', { name: 'One more', exact: true })
  for (let press = 0; press < 5; press += 1) await plus.click()
  await page.getByRole('tab', { name: /^Chat/ }).click()
  await page.locator('.talk-row').first().click()
  const words = page.locator('.talk').getByRole('textbox', { name: 'Write a message' })
  await words.pressSequentially('What about these?', { delay: 30 })
  await words.press('Enter')
  await page.locator('[data-message]').filter({ hasText: 'What about these?' }).first().waitFor()
  await page.getByRole('tab', { name: /^Cart/ }).click()
  await page.locator('[data-line]').first().waitFor()
  return page.evaluate<number>('busy.slowest')
}

/** Everybody points at the same picture, this page's owner too. */
async function whilePointing(page: Page, url: string, room: BusyRoom): Promise<Figures> {
  await page.getByRole('switch', { name: 'Share what I’m viewing' }).click()
  const places = room.others.map((person) => ({
    url: syncUrl(url, person),
    memberId: person.memberId,
    prefix: new Uint8Array(),
    syncs: true,
  }))
  const connections = await Promise.all(places.map((place) => Connection.open(place)))
  let frames = 0
  const [first] = connections
  if (first) first.onFrame = (frame) => (frames += frame[0] === messageAwareness ? 1 : 0)
  await page.evaluate(`(() => {
    let before = performance.now()
    const next = () => {
      const now = performance.now()
      busy.longest = Math.max(busy.longest, now - before)
      before = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })()`)
  const looking = { productId: room.product, picture: 0 }
  for (let step = 0; step < (pointingMs / 1000) * pointsPerSecond; step += 1) {
    for (const [index, connection] of connections.entries())
      connection.point(wave(step + index * 7), wave(step + index * 13), looking)
    await wait(1000 / pointsPerSecond)
  }
  const figures = { frame: await page.evaluate<number>('busy.longest'), frames: frames / (pointingMs / 1000) }
  for (const connection of connections) await connection.close()
  return figures
}

/** To and fro between 0.1 and 0.9. */
function wave(step: number): number {
  return 0.5 + 0.4 * Math.sin(step / 9)
}

// The pages that strangers see first, and the room, on a poor phone on a slow network.
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '#test/support/browser.ts'
import { openRoom } from '#test/support/people.ts'
import { answerTo, SlowPhone } from '../load/slow-phone.ts'
import type { Visit } from '../load/slow-phone.ts'
import { median } from '../load/statistics.ts'
import { useAllCores } from '../machine.ts'
import { withServer } from '../with-server.ts'
import type { Figures, Measure, Scenario } from '../scenario.ts'

const times = 3
const product = 'ridge-boot'

const pages = [
  { key: 'product', what: 'product page', cold: 1500, again: 1500 },
  { key: 'invitation', what: 'invitation', cold: 1500, again: 1500 },
  { key: 'room', what: 'room', cold: 2500, again: 1500 },
] as const

/** What somebody sees and waits for on a phone that cost little, far from the next mast. */
export const slowPhone: Scenario = {
  name: 'slow-phone',
  title: `Slow 4G (1.6 Mbit/s, 150 ms) and a processor a quarter as fast: median of ${times} visits, largest of all shifts`,
  targets: ['tagalong'],
  measures: [
    ...pages.flatMap(measuresOf),
    { key: 'cart', what: 'room: the cart opens for the first time', unit: 'ms', goal: { most: 100 } },
    { key: 'talk', what: 'room: the talk opens for the first time', unit: 'ms', goal: { most: 100 } },
    { key: 'vote', what: 'room: a verdict is given', unit: 'ms', goal: { most: 100 } },
  ],
  run: (target) =>
    withServer(target, async ({ url }) => {
      useAllCores()
      const browser = await launchBrowser()
      try {
        return await figuresOf(browser, url)
      } finally {
        await browser.close()
      }
    }),
}

function measuresOf({ key, what, cold, again }: (typeof pages)[number]): Measure[] {
  return [
    { key: `${key}-cold`, what: `${what}: largest paint`, unit: 'ms', goal: { most: cold } },
    { key: `${key}-again`, what: `${what}: largest paint, again`, unit: 'ms', goal: { most: again } },
    { key: `${key}-shift`, what: `${what}: layout shift`, unit: '', goal: { most: 0.02 } },
    { key: `${key}-requests`, what: `${what}: requests`, unit: '' },
    { key: `${key}-kilobytes`, what: `${what}: fetched`, unit: 'KB' },
  ]
}

async function figuresOf(browser: Browser, url: string): Promise<Figures> {
  const host = await openRoom(url, 'Ana')
  const invitation = `${url}/i/${host.code}`
  const kept = await joinedOnce(browser, invitation)
  return {
    ...(await visits(browser, 'product', `${url}/p/${product}`)),
    ...(await visits(browser, 'invitation', invitation)),
    ...(await visits(browser, 'room', `${url}/r/${host.roomId}?product=${product}`, kept)),
    ...(await answers(browser, `${url}/r/${host.roomId}?product=${product}`, kept)),
  }
}

/** Comes into the room without haste. @returns what the device has kept of it. */
async function joinedOnce(browser: Browser, invitation: string) {
  const context = await browser.newContext({ locale: 'en' })
  const page = await context.newPage()
  await page.goto(invitation)
  await page.getByRole('textbox').first().fill('Ben')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[/]r[/]/)
  await page.getByText('Saved', { exact: true }).first().waitFor()
  const kept = await context.storageState({ indexedDB: true })
  await context.close()
  return kept
}

type Kept = Awaited<ReturnType<typeof joinedOnce>>

async function visits(browser: Browser, key: string, url: string, kept?: Kept): Promise<Figures> {
  const cold: Visit[] = []
  const again: Visit[] = []
  for (let time = 0; time < times; time += 1) {
    const phone = await SlowPhone.take(browser, kept)
    const first = await phone.visit(url)
    cold.push(first.visit)
    // What comes later is served by the page's worker, which is made once the page has come to rest.
    await first.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await first.page.close()
    const second = await phone.visit(url)
    again.push(second.visit)
    await phone.close()
  }
  const all = [...cold, ...again]
  return {
    [`${key}-cold`]: median(cold.map(({ paintMs }) => paintMs)),
    [`${key}-again`]: median(again.map(({ paintMs }) => paintMs)),
    [`${key}-shift`]: Math.max(...all.map(({ shift }) => shift)),
    [`${key}-requests`]: median(cold.map(({ requests }) => requests)),
    [`${key}-kilobytes`]: median(cold.map(({ kilobytes }) => kilobytes)),
  }
}

/** What a thumb does first, on a page that has come to rest. */
async function answers(browser: Browser, url: string, kept: Kept): Promise<Figures> {
  const phone = await SlowPhone.take(browser, kept)
  const { page } = await phone.visit(url)
  const vote = await answerTo(page, () => page.getByRole('button', { name: 'Yes', exact: true }).first().tap())
  const cart = await answerTo(page, () => openFromDock(page, /Cart/))
  await page.keyboard.press('Escape')
  const talk = await answerTo(page, () => openFromDock(page, /Chat/))
  await phone.close()
  return { cart, talk, vote }
}

async function openFromDock(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).tap()
  await page.getByRole('dialog').waitFor()
}

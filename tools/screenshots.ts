// Takes pictures of the room page in every state that is looked at after a change, and has axe look at each:
// `node tools/screenshots.ts <folder> [names…]`; a name that ends in `*` means all that begin so. The README's pictures:
// `node tools/screenshots.ts docs room.png`, and into a folder elsewhere `room-phone cart-phone thread-phone`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { firstFlat, newRoom } from './screenshots/cast.ts'
import { duo } from './screenshots/duo.ts'
import { tidyUp } from './screenshots/scenes-together.ts'
import { startLiveKit } from './screenshots/livekit.ts'
import type { Cast, Person } from './screenshots/people.ts'
import { sizes } from './screenshots/scene.ts'
import type { Scene } from './screenshots/scene.ts'
import { scenes } from './screenshots/scenes.ts'
import { testNeeds } from './test-needs.ts'

// A text, since the page's own policy forbids what Playwright would make of a function that waits.
const isThere = `(() => {
  const inSight = (image) => {
    const { top, left, right } = image.getBoundingClientRect()
    return image.checkVisibility() && top < innerHeight && left < innerWidth && right > 0
  }
  const pictures = [...document.images].filter(inSight)
  return !document.querySelector('[aria-busy=true]') && pictures.every((image) => image.complete)
})()`

const [folder, ...wanted] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say which folder the pictures go to.')
mkdirSync(folder, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'tagalong-pictures-'))
const server = await start(dataDir)
const browser = await launch()
try {
  process.exitCode = (await takeAll(folder)) === 0 ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
  rmSync(dataDir, { recursive: true })
}
// The people of the scenes are still connected, and would try for ever to come back.
process.exit()

async function takeAll(into: string): Promise<number> {
  const cast = await firstFlat(server.url)
  const alone = await newRoom(server.url)
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((asked) => isNamed(name, asked))
  if (isWanted('room.png')) await duo({ browser, server: server.url, cast, path: join(into, 'room.png') })
  let violations = 0
  for (const scene of scenes.filter(({ name }) => isWanted(name))) {
    violations += await take(scene, { cast, alone, into }).catch((fault: unknown) => {
      // One scene that cannot be reached must not hide the others.
      console.log(`${scene.name}\n  ${String(fault).split('\n')[0]}`)
      return 1
    })
    await Promise.all(browser.contexts().map((context) => context.close()))
    await tidyUp(cast)
  }
  return violations
}

function isNamed(name: string, asked: string): boolean {
  return asked.endsWith('*') ? name.startsWith(asked.slice(0, -1)) : name === asked
}

async function take(scene: Scene, { cast, alone, into }: { cast: Cast; alone: Person; into: string }): Promise<number> {
  const person = scene.who === 'new' ? alone : scene.who === 'nobody' ? undefined : cast[scene.who ?? 'ana']
  const page = await openPage(browser, scene, person)
  const query = new URLSearchParams(scene.query ?? 'product=kiln-bowl&variant=kiln-bowl:celadon')
  if (query.has('compare')) query.set('compare', cast.ana.room.annotations.comparisons.get()[0]?.id ?? '')
  const inRoom = `/r/${person?.room.info.id ?? 'nowhere'}?${query.toString()}`
  const address = new URL((await scene.address?.(cast)) ?? inRoom, server.url)
  if (scene.language) address.searchParams.set('lang', scene.language)
  await page.goto(address.href)
  await settled(page)
  await scene.act?.(page, cast)
  await settled(page)
  await page.screenshot({ path: join(into, `${scene.name}.png`) })
  const found = await violationsOn(page, scene)
  console.log(`${scene.name}${found.map((one) => `\n  ${one}`).join('')}`)
  return found.length
}

async function openPage(
  on: Browser,
  { size, dark, undecided, forced }: Scene,
  person: Person | undefined,
): Promise<Page> {
  const touch = size === 'phone'
  const context = await on.newContext({
    viewport: sizes[size],
    deviceScaleFactor: touch ? 2 : 1,
    hasTouch: touch,
    isMobile: touch,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    locale: 'en-GB',
  })
  if (person && !undecided)
    await context.addInitScript(`localStorage.setItem('tagalong.sharing.${person.room.info.id}', 'no')`)
  if (person) {
    const rooms = [{ session: person.session, title: '', shop: 'demo', name: '', lastAt: 1 }]
    await context.addInitScript(`localStorage.setItem('tagalong.rooms', ${JSON.stringify(JSON.stringify(rooms))})`)
  }
  return context.newPage()
}

/** Waits until what is on its way is there: pages, faces of type, pictures, and what moves into its place. */
async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor({ state: 'attached' })
  while (!(await page.evaluate<boolean>(isThere))) await page.waitForTimeout(50)
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(700)
}

async function violationsOn(page: Page, { forced }: Scene): Promise<string[]> {
  // Injected through the debugger: the page's own policy would not let it in.
  await page.evaluate(axe.source)
  // Where the system forces its colours, axe still measures those of the page.
  const options = forced ? `, { rules: { 'color-contrast': { enabled: false } } }` : ''
  const found = (await page.evaluate(`axe.run(document${options})`)) as {
    violations: { id: string; nodes: { target: string[] }[] }[]
  }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

async function start(DATA_DIR: string) {
  const read = readSettings({
    ...startLiveKit(DATA_DIR),
    ...{ PORT: '0', LOG_LEVEL: 'error', DATA_DIR, JOINS_PER_ADDRESS_PER_MINUTE: '0' },
    // Offered, so that it is in the pictures; nothing is there that would take it.
    ...{ VAPID_SUBJECT: 'mailto:hello@shop.example', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'room@shop.example' },
  })
  if (!read.ok) throw new Error(read.problem)
  return startServer(read.settings)
}

function launch(): Promise<Browser> {
  const [executablePath] = testNeeds.chromium.find() ?? []
  if (executablePath === undefined) throw new Error('Chromium is not installed; CHROMIUM_PATH may say where it is.')
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  // A microphone that beeps and a camera that draws a clock, and calls within this machine.
  const media = [
    '--use-fake-device-for-media-stream',
    '--allow-loopback-in-peer-connection',
    '--disable-features=WebRtcHideLocalIpsWithMdns',
  ]
  return chromium.launch({
    executablePath,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet, ...media],
  })
}

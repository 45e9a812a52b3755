// Two people in one room, each on their own device, in one picture: real pages, set side by side.
import type { Browser, Page } from 'playwright-core'
import type { Cast, Person } from './people.ts'
import { granted } from './people.ts'

interface Duo {
  readonly browser: Browser
  readonly server: string
  readonly cast: Cast
  readonly path: string
}

const stage = 'product=kiln-bowl&variant=kiln-bowl:celadon'

/** Ana at her desk, Ben on his phone; he has just said that he wants two. */
export async function duo({ browser, server, cast, path }: Duo): Promise<void> {
  const desk = await pageOf(browser, { person: cast.ana, width: 1360, height: 860 })
  const phone = await pageOf(browser, { person: cast.ben, width: 390, height: 800 })
  for (const [page, { room }] of [
    [desk, cast.ana],
    [phone, cast.ben],
  ] as const) {
    await page.goto(`${server}/r/${room.info.id}?${stage}`)
    await page.getByRole('switch').click()
  }
  await desk.getByText('Ben is viewing this too').waitFor()
  granted(cast.ben.room.cart.want('alba-jug:cream', 2))
  await desk.getByText('Ben now wants 2').waitFor()
  await desk.waitForTimeout(600)
  const [left, right] = [await desk.screenshot(), await phone.screenshot()]
  granted(cast.ben.room.cart.want('alba-jug:cream', 1))
  const frame = await (
    await browser.newContext({ viewport: { width: 1760, height: 940 }, deviceScaleFactor: 1 })
  ).newPage()
  await frame.setContent(sideBySide(left, right))
  await frame.waitForFunction('[...document.images].every((image) => image.complete)')
  await frame.screenshot({ path })
  for (const page of [desk, phone, frame]) await page.context().close()
}

interface Device {
  readonly person: Person
  readonly width: number
  readonly height: number
}

async function pageOf(browser: Browser, { person, width, height }: Device): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2, locale: 'en-GB' })
  const rooms = [{ session: person.session, title: '', shop: 'demo', name: '', lastAt: 1 }]
  await context.addInitScript(`localStorage.setItem('tagalong.rooms', ${JSON.stringify(JSON.stringify(rooms))})`)
  return context.newPage()
}

function sideBySide(left: Buffer, right: Buffer): string {
  const image = (name: string, bytes: Buffer) =>
    `<img class="${name}" src="data:image/png;base64,${bytes.toString('base64')}">`
  return `<style>
    body { margin: 0; block-size: 940px; background: linear-gradient(150deg, #efe3d2, #e2cdb4); position: relative; overflow: hidden }
    img { position: absolute; display: block; box-shadow: 0 30px 80px rgb(60 40 20 / 28%) }
    .desk { inset: 56px auto auto 52px; inline-size: 1300px; border-radius: 18px }
    .phone { inset: auto 44px 44px auto; inline-size: 330px; border-radius: 38px; border: 9px solid #1d1a17 }
  </style>${image('desk', left)}${image('phone', right)}`
}

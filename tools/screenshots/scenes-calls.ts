// The scenes of calls: the device check, what a browser may refuse, a call that goes on, one that rings, and one with pictures.
import type { BrowserContext, Page } from 'playwright-core'
import type { Cast } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

const devices = ['microphone', 'camera'] as const

/** Opens the device check of whoever's page this is. */
async function check(page: Page): Promise<void> {
  await page.context().grantPermissions(devices)
  await page.locator('.bar-more').click()
  await page.getByRole('menuitem', { name: /^(?:Call|مكالمة|Anrufen)$/ }).click()
  await page.locator('.call-level').waitFor()
}

async function withPreview(page: Page): Promise<void> {
  await check(page)
  await page.locator('.call-switch input').first().check()
  await page.locator('.call-preview').waitFor()
}

async function denied(page: Page): Promise<void> {
  await page.context().clearPermissions()
  await page.locator('.bar-more').click()
  await page.getByRole('menuitem', { name: 'Call' }).click()
  await page.locator('.call-trouble').waitFor()
}

/** Ben at a page of his own, in the call with his camera. */
async function benCalls(page: Page, { ben }: Cast): Promise<Page> {
  const context: BrowserContext | undefined = await page
    .context()
    .browser()
    ?.newContext({ permissions: [...devices] })
  if (!context) throw new Error('There is no browser.')
  const { session } = ben
  const rooms = [{ session, title: '', shop: 'demo', name: '', lastAt: 1 }]
  await context.addInitScript(`localStorage.setItem('tagalong.rooms', ${JSON.stringify(JSON.stringify(rooms))})`)
  await context.addInitScript(`localStorage.setItem('tagalong.sharing.${session.roomId}', 'yes')`)
  const his = await context.newPage()
  await his.goto(`${new URL(page.url()).origin}/r/${session.roomId}?product=arc-lamp`)
  await withPreview(his)
  await his.locator('.call-foot .button-solid').click()
  await his.locator('.call-strip').waitFor()
  return his
}

async function goingOn(page: Page, cast: Cast): Promise<void> {
  await benCalls(page, cast)
  await page.locator('.call-band').waitFor()
}

async function rings(page: Page, cast: Cast): Promise<void> {
  const his = await benCalls(page, cast)
  await page.locator('.call-band').waitFor()
  const call = cast.ben.room.calls.state.get()?.calls[0]?.id ?? ''
  const requests = await cast.ben.room.calls.requests()
  await requests.ring(call, [cast.ana.room.me.get().id])
  await page.locator('.call-rings').waitFor()
  await his.bringToFront()
  await page.bringToFront()
}

async function inCall(page: Page, cast: Cast): Promise<void> {
  await benCalls(page, cast)
  await page.locator('.call-band .button-solid').click()
  await page.context().grantPermissions(devices)
  await page.locator('.call-foot .button-solid').click()
  await page.locator('.call-picture video').first().waitFor()
}

export const callScenes: readonly Scene[] = [
  ...inAllSizes('call-check', { act: withPreview }),
  ...inAllSizes('call-in', { act: inCall }),
  { name: 'call-denied-phone', size: 'phone', act: denied },
  { name: 'call-going-on-phone', size: 'phone', act: goingOn },
  { name: 'call-going-on-wide', size: 'wide', act: goingOn },
  { name: 'call-rings-phone', size: 'phone', act: rings },
  { name: 'call-rings-wide-dark', size: 'wide', dark: true, act: rings },
  { name: 'call-in-wide-ar', size: 'wide', language: 'ar', act: inCall },
  { name: 'call-in-phone-ar', size: 'phone', language: 'ar', act: inCall },
  { name: 'call-check-phone-ar', size: 'phone', language: 'ar', act: check },
]

// A microphone or a camera that cannot be used, at the page: each reason has a sentence of its own, and joining stays possible.
import { describe, expect, test } from 'vitest'
import { hasCalls } from '#test/support/call-room.ts'
import { liveKit } from '#test/support/livekit.ts'
import { newProfile, wholeBrowserInFile } from '#test/support/open-browser.ts'
import { Visitor } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

/** For the device check alone there need not be a media server. */
const calls = {
  LIVEKIT_URL: 'wss://calls.tests.example',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'a-secret-of-the-tests-of-32-letters',
}

/** Somebody at the device check. @param script what their browser does otherwise than others. */
async function atDeviceCheck(
  { permissions, script }: { permissions: string[]; script?: string },
  settings: Readonly<Record<string, string>> = calls,
): Promise<Visitor> {
  const server = await startTestServer(settings)
  const context = await newProfile({ permissions, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  if (script !== undefined) await page.addInitScript(script)
  const ana = await Visitor.at({ context, page })
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Call' }).click()
  return ana
}

/** A browser that fails as browsers do, by the name of the error. */
const failsWith = (name: string) =>
  `MediaDevices.prototype.getUserMedia = async () => { throw new DOMException('As a browser says it.', '${name}') }`

/** Remembers the tracks that the page got. */
const remember = `(() => {
  const original = MediaDevices.prototype.getUserMedia
  globalThis.tracks = []
  MediaDevices.prototype.getUserMedia = async function (wanted) {
    const stream = await original.call(this, wanted)
    tracks.push(...stream.getTracks())
    return stream
  }
})()`

const both = ['microphone', 'camera']

test.each([
  ['blocked by the person', { permissions: [] }, 'The microphone is blocked for this page.'],
  ['not there', { permissions: both, script: failsWith('NotFoundError') }, 'No microphone was found.'],
  ['in use', { permissions: both, script: failsWith('NotReadableError') }, 'Another app is using the microphone.'],
])('a microphone that is %s is told in a sentence of its own, and one may join and listen', async (_, given, words) => {
  const ana = await atDeviceCheck(given)
  const dialog = ana.page.getByRole('dialog')
  await expect
    .poll(() => dialog.getByRole('alert').allTextContents(), { timeout: 20_000 })
    .toEqual([expect.stringContaining(words)])
  await dialog.getByRole('button', { name: 'Join and listen' }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Start call' }).count()).toBe(0)
})

test('a camera that is pulled out during the check is told, and the microphone still works', async () => {
  const ana = await atDeviceCheck({ permissions: both, script: remember })
  const dialog = ana.page.getByRole('dialog')
  await dialog.getByLabel('Turn on my camera').check()
  await dialog.getByLabel('How the others will see you').waitFor()
  await ana.page.evaluate(`tracks.find(({ kind }) => kind === 'video').dispatchEvent(new Event('ended'))`)
  await dialog.getByText('The camera was disconnected. Plug it in again, or choose another one.').waitFor()
  await dialog.getByRole('button', { name: 'Start call' }).waitFor()
})

/** A browser that plays nothing before a tap, as browsers do in tabs that nobody has touched. */
const blocksSound = `(() => {
  const original = HTMLMediaElement.prototype.play
  let isSilent = true
  HTMLMediaElement.prototype.play = function () {
    if (isSilent && this.tagName === 'AUDIO') return Promise.reject(new DOMException('Not before a tap.', 'NotAllowedError'))
    return original.call(this)
  }
  addEventListener('click', ({ target }) => {
    if (target.textContent.includes('Tap to hear')) isSilent = false
  }, true)
})()`

describe.skipIf(!hasCalls)('in a call', () => {
  test('a microphone that is pulled out is told, and the call goes on; blocked sound is heard after a tap', async () => {
    const { settings } = await liveKit()
    const ana = await atDeviceCheck({ permissions: both, script: remember }, settings)
    await ana.page.getByRole('button', { name: 'Start call' }).click()
    const strip = ana.page.getByRole('region', { name: 'Call' })
    await strip.getByRole('button', { name: 'Mute', exact: true }).waitFor()

    const link = await ana.invite()
    const context = await newProfile({ permissions: both, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript(blocksSound)
    const ben = await Visitor.at({ context, page })
    await ben.join(link, 'Ben')
    await page.getByRole('region', { name: 'Call' }).getByRole('button', { name: 'Join' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click()
    const hear = page.getByRole('button', { name: 'Tap to hear the call' })
    await hear.click()
    await hear.waitFor({ state: 'detached' })

    await ana.page.evaluate(`tracks.at(-1).dispatchEvent(new Event('ended'))`)
    await strip.getByText('The microphone was disconnected. Plug it in again, or choose another one.').waitFor()
    await strip.getByRole('button', { name: 'Leave' }).waitFor()
  })
})

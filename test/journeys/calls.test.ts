// Voice and video at the page, through the real LiveKit, told in Chromium: sound is heard and pictures move, not merely "connected".
import { expect, test, describe } from 'vitest'
import type { Page } from 'playwright-core'
import type { SavedSession } from '#client/sdk/index.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { violationsOn } from '#test/support/axe.ts'
import { hasCalls } from '#test/support/call-room.ts'
import { liveKit } from '#test/support/livekit.ts'
import type { LiveKit } from '#test/support/livekit.ts'
import { newProfile, wholeBrowserInFile } from '#test/support/open-browser.ts'
import { Visitor } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'
import { webhookRelay } from '#test/support/webhook-relay.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

/** Remembers the connections of a page, so that what came in can be read. */
const remember = `(() => {
  const Original = RTCPeerConnection
  globalThis.connections = []
  globalThis.RTCPeerConnection = function (...given) {
    const made = new Original(...given)
    connections.push(made)
    return made
  }
  globalThis.RTCPeerConnection.prototype = Original.prototype
})()`

/** Frames that were decoded and the energy of the sound, of all that comes in. */
const received = `(async () => {
  const sum = { frames: 0, energy: 0 }
  for (const connection of connections) {
    if (connection.connectionState === 'closed') continue
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== 'inbound-rtp') continue
      sum.frames += report.framesDecoded ?? 0
      sum.energy += report.totalAudioEnergy ?? 0
    }
  }
  return sum
})()`

interface Received {
  readonly frames: number
  readonly energy: number
}

/** Waits until more has come in than before: moving pictures, sound, or both. */
async function untilReceiving(page: Page, what: readonly (keyof Received)[]): Promise<void> {
  const before = await page.evaluate<Received>(received)
  await until(`${what.join(' and ')} to come in`, async () => {
    const now = await page.evaluate<Received>(received)
    return what.every((one) => now[one] > before[one])
  })
}

async function somebody(): Promise<Visitor> {
  const context = await newProfile({
    permissions: ['microphone', 'camera'],
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript(remember)
  return Visitor.at({ context, page })
}

async function anaAndBen(): Promise<{ server: TestServer; media: LiveKit; ana: Visitor; ben: Visitor; link: string }> {
  const relay = await webhookRelay()
  const media = await liveKit(relay.url)
  const server = await startTestServer(media.settings)
  relay.to(server)
  const [ana, ben] = [await somebody(), await somebody()]
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  const link = await ana.invite()
  await ben.join(link, 'Ben')
  return { server, media, ana, ben, link }
}

async function openCheck({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Call' }).click()
}

const strip = ({ page }: Visitor) => page.getByRole('region', { name: 'Call' })

async function tokenOf({ page }: Visitor, { url }: TestServer): Promise<{ token: string; room: string }> {
  const rooms = await page.evaluate<string>(`localStorage.getItem('tagalong.rooms')`)
  const [here] = JSON.parse(rooms) as [{ session: SavedSession }]
  const renewed = await ask<{ token: string }>({ url }, 'POST /tokens/renew', { token: here.session.session })
  return { token: renewed.body.token, room: here.session.roomId }
}

describe.skipIf(!hasCalls)('calls at the page', () => {
  test('two call each other and see and hear each other; a third is rung, follows, is muted; removed and over, history tells it', async () => {
    const { server, ana, ben, link } = await anaAndBen()
    await openCheck(ana)
    await ana.says('Your microphone works.')
    expect(await violationsOn(ana.page)).toEqual([])
    await ana.page.getByLabel('Turn on my camera').check()
    await ana.page.getByRole('button', { name: 'Start call' }).click()
    await strip(ana).getByText('You').waitFor()
    await ben.says('Ana is in a call')
    await strip(ben).getByRole('button', { name: 'Join' }).click()
    await ben.page.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click()
    await strip(ben).getByRole('button', { name: 'Leave' }).waitFor()
    await strip(ben).getByRole('button', { name: 'Turn camera on' }).click()
    await untilReceiving(ana.page, ['frames', 'energy'])
    await untilReceiving(ben.page, ['frames', 'energy'])
    await ben.page.getByLabel('Camera of Ana').waitFor()
    expect(await violationsOn(ben.page)).toEqual([])

    await strip(ben).getByRole('button', { name: 'Float over a corner of the page' }).click()
    const floating = ben.page.getByRole('complementary', { name: 'Pictures of the call' })
    await floating.getByRole('button', { name: /^Move the pictures/ }).press('ArrowUp')
    await expect.poll(() => floating.getAttribute('data-block')).toBe('start')
    await untilReceiving(ben.page, ['frames'])
    await floating.getByRole('button', { name: 'Back below the call' }).click()
    await strip(ben).getByLabel('Camera of Ana').waitFor()

    const cleo = await somebody()
    await cleo.join(link, 'Cleo')
    await strip(ana).getByRole('button', { name: 'Ring somebody' }).click()
    await ana.page.getByRole('menuitem', { name: 'Ring Cleo' }).click()
    await cleo.says('Ana is calling')
    expect(await violationsOn(cleo.page)).toEqual([])
    await cleo.page.getByRole('button', { name: 'Answer' }).click()
    await cleo.page.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click()
    await untilReceiving(cleo.page, ['energy'])

    await ana.page.getByRole('switch', { name: 'Share what I’m viewing' }).click()
    await strip(ben).getByRole('button', { name: 'Follow Ana' }).click()
    await ben.says('Following Ana')

    await strip(ana).getByRole('button', { name: 'More about Ben' }).click()
    await ana.page.getByRole('menuitem', { name: 'Mute Ben' }).click()
    await strip(ben).getByRole('button', { name: 'Unmute' }).waitFor()

    const { token, room } = await tokenOf(ana, server)
    const { body } = await ask<{ members: { id: string; name: string }[] }>(server, `GET /rooms/${room}`, { token })
    const id = body.members.find(({ name }) => name === 'Ben')?.id ?? ''
    await ask(server, `DELETE /rooms/${room}/members/${id}`, { token })
    await ben.page.getByRole('button', { name: 'Leave' }).waitFor({ state: 'detached' })

    await strip(cleo).getByRole('button', { name: 'Leave' }).click()
    await strip(ana).getByRole('button', { name: 'Leave' }).click()
    await until('the call to be over in the history', async () => {
      const { body: told } = await ask<HistoryPage>(server, `GET /rooms/${room}/history?limit=200`, { token })
      const ended = told.events.find(({ kind }) => kind === 'call.ended')
      return ended?.detail['minutes'] === 1 && (ended.detail['members'] as string[]).length === 3
    })
    expect([...ana.errors, ...ben.errors, ...cleo.errors]).toEqual([])
  })

  test('LiveKit dies and is back after three seconds: the room goes on, and both hear each other again by themselves', async () => {
    const { media, ana, ben } = await anaAndBen()
    for (const who of [ana, ben]) {
      await openCheck(who)
      await who.page
        .getByRole('dialog')
        .getByRole('button', { name: who === ana ? 'Start call' : 'Join', exact: true })
        .click()
      await strip(who).getByRole('button', { name: 'Leave' }).waitFor()
      if (who === ana) await ben.says('Ana is in a call')
    }
    await untilReceiving(ben.page, ['energy'])
    await media.kill()
    await ana.says('The connection is gone. Coming back…')
    await media.start()
    await untilReceiving(ben.page, ['energy'])
    await untilReceiving(ana.page, ['energy'])
    await strip(ana).getByText('The connection is gone').waitFor({ state: 'detached' })
    await ana.says('Saved')
  })
})

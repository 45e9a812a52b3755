// Who was sent a link shows why with a photo, before they have a name in the room.
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { startRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { talkIdOf } from '#shared/annotations/subject.ts'
import { filesOf } from '#shared/files/attachment.ts'
import { violationsOn } from '#test/support/axe.ts'
import { openThreads } from '#test/support/chat.ts'
import { photoWithPlace, png } from '#test/support/files.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { anasInvitation, benOnPhone } from '#test/support/invited.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { granted } from '#test/support/shoppers.ts'

const boot = 'ridge-boot:walnut-39'
const talk = talkIdOf('product:ridge-boot')

test('a photo beside the reason waits in the page, and comes into the room with name and reason', async () => {
  const { ana, link } = await anasInvitation()
  const { ben, page } = await benOnPhone()
  await page.goto(link)
  await saysYes(page)

  // What cannot be sent says so at once, and the reason stays.
  await attach(page, { name: 'me.jpg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') })
  await page.getByText(/^That is not a photo/).waitFor()
  await attach(page, { name: 'big.png', mimeType: 'image/png', buffer: png(50_000, 50_000, false) })
  await page.getByText(/too many pixels/).waitFor()
  await page.locator('input[type=file]').setInputFiles(emptyFile(40_000_000))
  await page.getByText(/^That is not a photo/).waitFor()
  await page.locator('input[type=file]').setInputFiles(emptyFile(90_000_000))
  await page.getByText(/^That file is too large/).waitFor()
  expect(await reason(page).inputValue()).toBe('They look warm')

  await attach(page, { name: 'me.jpg', buffer: photoWithPlace() })
  await page.getByRole('img', { name: 'Your photo' }).waitFor()
  expect(await page.getByText(/^That file is too large/).isVisible()).toBe(false)
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Remove photo' }).tap()
  expect(await page.getByRole('img', { name: 'Your photo' }).isVisible()).toBe(false)
  await attach(page, { name: 'me.jpg', buffer: photoWithPlace() })
  await page.getByRole('img', { name: 'Your photo' }).waitFor()

  // A phone whose camera takes all memory loads the page again.
  await page.reload()
  await page.getByRole('img', { name: 'Your photo' }).waitFor()
  expect(await reason(page).inputValue()).toBe('They look warm')
  await entersAs(page, 'Ben')
  await ben.inRoom()

  await expect.poll(() => shownBy(ana)).toMatchObject({ text: 'They look warm', width: 48, height: 64 })
  const photo = shownBy(ana)?.id ?? ''
  await expect.poll(async () => (await ana.files.read(photo)).ok).toBe(true)
  const bytes = Buffer.from(await granted(await ana.files.read(photo)).arrayBuffer())
  expect(bytes.includes('GPSLatitude')).toBe(false)
  expect([...ana.cart.opinions.get().values()].flatMap((some) => JSON.stringify(some)).join()).toContain(
    'They look warm',
  )
  expect(ben.errors).toEqual([])
})

test('a photo that cannot be uploaded loses nothing: its message is there, and the room sends it later', async () => {
  const { ana, link } = await anasInvitation()
  const { ben, page } = await benOnPhone()
  const uploads = /\/rooms\/[^/]+\/files\//
  await ben.context.route(uploads, (route) => route.abort())
  await page.goto(link)
  await saysYes(page)
  await attach(page, { name: 'me.jpg', buffer: photoWithPlace() })
  await page.getByRole('img', { name: 'Your photo' }).waitFor()
  await entersAs(page, 'Ben')
  await ben.inRoom()
  await expect.poll(() => shownBy(ana)).toMatchObject({ text: 'They look warm' })
  const photo = shownBy(ana)?.id ?? ''
  expect((await ana.files.read(photo)).ok).toBe(false)
  await openThreads(page)
  await page.getByRole('dialog').getByText('They look warm').first().tap()
  await page.getByRole('progressbar', { name: 'Sending' }).waitFor()

  await ben.context.unroute(uploads)
  await expect.poll(async () => (await ana.files.read(photo)).ok, { timeout: 60_000 }).toBe(true)
})

test('a question that a link carries is answered with the photo', async () => {
  const { url: server } = await journeyServer()
  const { room: ana } = granted(await startRoom({ name: 'Ana', about: boot }, { server }))
  onTestFinished(() => ana.close())
  const { thread } = granted(ana.talk.ask('product:ridge-boot', 'Too warm for May?'))
  await ana.saved()
  const { url } = granted(await ana.invitations.create({ role: 'shopper', about: boot, asks: thread }))
  const { ben, page } = await benOnPhone()
  await page.goto(url)
  await saysYes(page)
  await attach(page, { name: 'me.jpg', buffer: photoWithPlace() })
  await page.getByRole('img', { name: 'Your photo' }).waitFor()
  await entersAs(page, 'Ben')
  await ben.inRoom()
  await expect
    .poll(() => ana.talk.threads.get().get(thread)?.messages[1])
    .toMatchObject({ text: 'Yes. They look warm', files: [{ is: 'photo', width: 48, height: 64 }] })
})

const reason = (page: Page) => page.getByLabel('Why? (optional)')

async function saysYes(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Yes' }).tap()
  await reason(page).fill('They look warm')
  await page.getByText('Add a photo').waitFor()
}

async function attach(page: Page, file: { name: string; mimeType?: string; buffer: Buffer }): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ mimeType: 'image/jpeg', ...file })
}

/** A file of that size without anything in it. */
function emptyFile(bytes: number): string {
  const path = join(temporaryFolder(), `${bytes}.jpg`)
  writeFileSync(path, '')
  truncateSync(path, bytes)
  return path
}

async function entersAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('What’s your name?').fill(name)
  await page.getByRole('button', { name: /Send to .*Ana/ }).tap()
}

/** The photo in the talk about the boot, with the words it came with. */
function shownBy(ana: Room): { id: string; width: number; height: number; text: string } | undefined {
  const message = ana.talk.threads.get().get(talk)?.messages[0]
  const [file] = filesOf(message)
  return message && file?.is === 'photo' ? { ...file, text: message.text } : undefined
}

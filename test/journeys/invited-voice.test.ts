// Who was sent a link says why with their voice, before they have a name in the room.
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Room } from '#client/sdk/index.ts'
import { talkIdOf } from '#shared/annotations/subject.ts'
import { filesOf } from '#shared/files/attachment.ts'
import { violationsOn } from '#test/support/axe.ts'
import { anasInvitation, benOnPhone } from '#test/support/invited.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'

// The headless shell has no microphone.
wholeBrowserInFile()

test('a voice note beside the reason waits in the page, outlasts a reload, and comes into the room after joining', async () => {
  const { ana, link } = await anasInvitation()
  const { ben, page } = await benOnPhone()
  await page.goto(link)
  await saysYes(page)

  // Nobody has allowed the microphone: a sentence says so, and the reason stays.
  await record(page).tap()
  await page.getByText(/^The microphone is blocked for this page/).waitFor()
  expect(await reason(page).inputValue()).toBe('They look warm')
  expect(await violationsOn(page)).toEqual([])

  await ben.context.grantPermissions(['microphone'])
  onTestFinished(() => ben.context.clearPermissions())
  await record(page).tap()
  const recording = page.getByRole('group', { name: 'Recording' })
  await recording.getByText('0:01').waitFor()
  expect(await page.getByText(/^The microphone is blocked/).isVisible()).toBe(false)
  await recording.getByRole('button', { name: 'Discard' }).tap()
  await record(page).tap()
  await recording.getByText('0:01').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await recording.getByRole('button', { name: 'Done' }).tap()
  const note = page.getByRole('group', { name: 'Your voice note' })
  await note.getByRole('button', { name: 'Play' }).waitFor()
  expect(await violationsOn(page)).toEqual([])

  await page.reload()
  await note.getByText(/^0:0\d$/).waitFor()
  await note.getByRole('button', { name: 'Remove voice note' }).tap()
  await record(page).tap()
  await recording.getByText('0:01').waitFor()

  // What is still being recorded goes along. It is on the device until the server has it.
  const uploads = /\/rooms\/[^/]+\/files\//
  await ben.context.route(uploads, (route) => route.abort())
  await page.getByLabel('What’s your name?').fill('Ben')
  await page.getByRole('button', { name: /Send to .*Ana/ }).tap()
  await ben.inRoom()
  await expect.poll(() => saidBy(ana)).toMatchObject({ text: 'They look warm', file: { is: 'voice' } })
  const id = saidBy(ana)?.file?.id ?? ''
  expect((await ana.files.read(id)).ok).toBe(false)
  await ben.context.unroute(uploads)
  await expect.poll(async () => (await ana.files.read(id)).ok, { timeout: 60_000 }).toBe(true)
  expect(ben.errors).toEqual([])
})

const reason = (page: Page) => page.getByLabel('Why? (optional)')
const record = (page: Page) => page.getByRole('button', { name: 'Record a voice note' })

async function saysYes(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Yes' }).tap()
  await reason(page).fill('They look warm')
}

/** The message in the talk about the boot, with the file it came with. */
function saidBy(ana: Room) {
  const message = ana.talk.threads.get().get(talkIdOf('product:ridge-boot'))?.messages[0]
  return message && { text: message.text, file: filesOf(message)[0] }
}

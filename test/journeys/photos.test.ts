// Photos and voice notes, told in Chromium: Ana at her desk shows Ben, on his phone, how it looks.
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { anaAndBen } from '#test/support/ana-and-ben.ts'
import { openThreads } from '#test/support/chat.ts'
import { violationsOn } from '#test/support/axe.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { fixture, photoWithPlace, png } from '#test/support/files.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { journeyServer } from '#test/support/journey-server.ts'

// The headless shell has no microphone.
wholeBrowserInFile()

test('Ana sends a photo without its place; Ben sees it, enlarges it and answers with his voice', async () => {
  const { ana, ben } = await anaAndBen((await journeyServer()).url)
  await openChat(ana.page)
  await attach(ana.page, { name: 'IMG_1.jpg', buffer: photoWithPlace() })
  await ana.page.getByText(/^Location removed/).waitFor()
  await ana.page.getByRole('textbox', { name: 'Write a message' }).fill('Like this?')
  await ana.page.getByRole('button', { name: 'Send', exact: true }).click()
  await ana.page.getByRole('button', { name: 'Photo from You' }).waitFor()

  await openChat(ben.page)
  const photo = ben.page.getByRole('img', { name: 'Photo from Ana' }).first()
  await photo.waitFor()
  // Upright, as she held her phone.
  const size =
    "(({ naturalWidth, naturalHeight }) => naturalWidth + '×' + naturalHeight)(document.querySelector('.photo img'))"
  expect(await ben.page.evaluate<string>(size)).toBe('48×64')
  await photo.tap()
  await ben.page.getByRole('dialog', { name: 'Photo from Ana' }).getByRole('img').waitFor()
  await ben.page.keyboard.press('Escape')

  await ben.context.grantPermissions(['microphone'])
  await ben.page.getByRole('button', { name: 'Record a voice note' }).tap()
  await ben.page.getByText('0:01', { exact: true }).waitFor()
  await ben.page.getByRole('button', { name: 'Send', exact: true }).tap()
  const note = ana.page.getByRole('group', { name: /^Voice note from Ben, 0:0\d$/ })
  await note.waitFor()
  await note.getByRole('button', { name: 'Play' }).click()
  const heard = () => ana.page.evaluate<number>("document.querySelector('audio').played.length")
  await expect.poll(heard, { timeout: 60_000 }).toBeGreaterThan(0)
  await ben.context.clearPermissions()
  for (const { page } of [ana, ben]) expect(await violationsOn(page)).toEqual([])
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

test('what cannot be sent has its sentence, and what was written stays', async () => {
  const { ana, ben } = await anaAndBen((await journeyServer()).url)
  const { page } = ana
  await openChat(page)
  const field = page.getByRole('textbox', { name: 'Write a message' })
  await field.fill('How does it look?')
  const refusedFiles = [
    ['a script called a photo', { name: 'me.jpg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }],
    ['billions of pixels', { name: 'big.png', mimeType: 'image/png', buffer: png(50_000, 50_000, false) }],
    ['half a photo', { name: 'half.jpg', buffer: fixture('photo.jpg').subarray(0, 500) }],
  ] as const
  const sentences = [/^That is not a photo/, /too many pixels/, /^That is not a photo/]
  for (const [index, [what, file]] of refusedFiles.entries()) {
    await attach(page, file)
    await page
      .getByRole('alert')
      .filter({ hasText: sentences[index] ?? '' })
      .waitFor()
    expect(await field.inputValue(), what).toBe('How does it look?')
  }
  // Nobody has allowed the microphone.
  await page.getByRole('button', { name: 'Record a voice note' }).click()
  await page.getByText(/^The microphone is blocked for this page/).waitFor()
  expect(await field.inputValue()).toBe('How does it look?')

  // 30 MB that a phone’s camera made become a picture of a screen’s size on the device.
  const heavy = join(temporaryFolder(), 'heavy.jpg')
  writeFileSync(heavy, fixture('photo.jpg'))
  truncateSync(heavy, 30_000_000)
  await ana.losesNetwork()
  await page.locator('input[type=file]').first().setInputFiles(heavy)
  await page.getByText(/^Location removed · \d KB$/).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('button', { name: 'Photo from You' }).waitFor()
  await ana.context.setOffline(false)
  await openChat(ben.page)
  await ben.page.getByText('How does it look?').first().waitFor()
  await ben.page.getByRole('img', { name: 'Photo from Ana' }).waitFor()
})

async function openChat(page: Page): Promise<void> {
  await openThreads(page)
  await page
    .getByRole('button', { name: /^Group chat|^Write to everyone/ })
    .first()
    .click()
}

async function attach(
  page: Page,
  { name, mimeType = 'image/jpeg', buffer }: { name: string; mimeType?: string; buffer: Buffer },
) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
}

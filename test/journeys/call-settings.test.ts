// What calls may be in a room, set at the page by its host.
import { expect, test } from 'vitest'
import { newProfile, wholeBrowserInFile } from '#test/support/open-browser.ts'
import { Visitor } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

/** Nobody is called here, so that there need not be a media server. */
const calls = {
  LIVEKIT_URL: 'wss://calls.tests.example',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'a-secret-of-the-tests-of-32-letters',
  CALL_SOURCES: 'microphone,camera',
}

async function somebody(): Promise<Visitor> {
  const context = await newProfile({ permissions: ['microphone', 'camera'], viewport: { width: 1440, height: 900 } })
  return Visitor.at({ context, page: await context.newPage() })
}

async function open({ page }: Visitor, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').waitFor()
}

test('a host switches the camera of calls and the ringing off with the other settings of the room, and on again; others cannot', async () => {
  const server = await startTestServer(calls)
  const [ana, ben] = [await somebody(), await somebody()]
  await ana.shopTogether(server.url, 'ridge-boot', 'Ana')
  await ben.join(await ana.invite(), 'Ben')

  await open(ana, 'Room settings')
  const group = ana.page.getByRole('group', { name: 'Calls' })
  // The server offers no screens.
  expect(await group.getByRole('checkbox').count()).toBe(2)
  await group.getByRole('checkbox', { name: 'Camera in calls' }).uncheck()
  await group.getByRole('checkbox', { name: /^Ring members/ }).uncheck()
  await ana.page.getByRole('button', { name: 'Save' }).click()
  await ana.page.getByRole('dialog').waitFor({ state: 'detached' })

  await open(ben, 'Call')
  await ben.page.getByText('Ring on this device').waitFor()
  await expect.poll(() => ben.page.getByLabel('Turn on my camera').count()).toBe(0)
  await ben.page.keyboard.press('Escape')
  await open(ben, 'Room settings')
  await ben.says('Hosts can change this.')
  expect(await ben.page.getByRole('group', { name: 'Calls' }).count()).toBe(0)
  await ben.page.keyboard.press('Escape')

  await open(ana, 'Room settings')
  expect(await group.getByRole('checkbox', { name: /^Ring members/ }).isChecked()).toBe(false)
  await group.getByRole('checkbox', { name: 'Camera in calls' }).check()
  await ana.page.getByRole('button', { name: 'Save' }).click()
  await open(ben, 'Call')
  await ben.page.getByLabel('Turn on my camera').waitFor()
  expect([...ana.errors, ...ben.errors]).toEqual([])
})

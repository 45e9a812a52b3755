// Somebody who has blocked all cookies and storage in Chromium: every look at a storage throws there.
import { expect, onTestFinished, test } from 'vitest'
import { startRoom } from '#client/sdk/index.ts'
import { violationsOn } from '#test/support/axe.ts'
import { launchWithoutStorage } from '#test/support/browser.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'
import { granted, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('where all storage is blocked one joins all the same, and the page says that nothing is remembered', async () => {
  const server = await journeyServer()
  const { room, invitation } = granted(await startRoom({ name: 'Ana' }, { server: server.url }))
  onTestFinished(() => room.close())
  granted(room.cart.add(boots))
  const ben = await withoutStorage()
  await ben.page.goto(invitation.url)
  await ben.says(/nothing is remembered on this device/)
  expect(await ben.page.evaluate<boolean>('(() => { try { return !sessionStorage } catch { return true } })()')).toBe(
    true,
  )
  await ben.page.getByLabel('Your name').fill('Ben')
  await ben.page.getByRole('button', { name: 'Join' }).click()
  await ben.inRoom()
  await ben.says('Nothing is remembered on this device.')
  expect(await violationsOn(ben.page)).toEqual([])
  await ben.line('Ridge boot').plus()
  await until(room.cart.view, ({ lines }) => lines[0]?.quantity === 2)
  await ben.page.getByRole('button', { name: 'Got it' }).click()
  await ben.page.getByText('Nothing is remembered on this device.').waitFor({ state: 'detached' })

  await ben.page.reload()
  await ben.says(/can’t remember your rooms/)
  expect(ben.errors).toEqual([])
})

async function withoutStorage(): Promise<Visitor> {
  const context = await launchWithoutStorage(temporaryFolder())
  onTestFinished(() => context.close())
  context.setDefaultTimeout(60_000)
  return Visitor.at({ context, page: await context.newPage() })
}

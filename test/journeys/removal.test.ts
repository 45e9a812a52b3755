// Taking somebody out for good, and taking one's own words along, told in Chromium.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { OwnData } from '#shared/own-data/contracts.ts'
import { violationsOn } from '#test/support/axe.ts'
import { openGroupChat } from '#test/support/chat.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'
import type { Visitor } from '#test/support/page-people.ts'
import { journeyServer } from '#test/support/journey-server.ts'

test('a host takes a guest out with all they left, and a guest takes their own data along and leaves nothing', async () => {
  const server = await journeyServer()
  const [ana, eve, mara] = await visitorsOn('desk', 'desk', 'phone')
  if (!ana || !eve || !mara) throw new Error('nobody came')
  await meet(server.url, [
    [ana, 'Ana'],
    [eve, 'Eve'],
    [mara, 'Mara'],
  ])
  await openGroupChat(ana.page)
  await openGroupChat(eve.page)
  await say(eve, 'Buy spam!')
  await ana.says('Buy spam!')
  await choose(ana, 'Eve', 'Remove from room')
  const sure = ana.page.getByRole('group', { name: 'Remove Eve?' })
  expect(await sure.getByLabel('Also turn off the link they joined with').isChecked()).toBe(true)
  await sure.getByLabel('Also delete what they wrote and added').check()
  expect(await violationsOn(ana.page)).toEqual([])
  await sure.getByRole('button', { name: 'Remove from room' }).click()
  await eve.says('You’re no longer in this room')
  await ana.page.keyboard.press('Escape')
  await ana.page.getByText('Buy spam!', { exact: true }).waitFor({ state: 'detached' })

  await mara.page.getByRole('button', { name: 'People', exact: true }).tap()
  const [file] = await Promise.all([mara.page.waitForEvent('download'), chooseHere(mara, 'Mara', 'Download my data')])
  const data = JSON.parse(await readFile(await file.path(), 'utf8')) as OwnData
  expect(data.member.name).toBe('Mara')
  await chooseHere(mara, 'Mara', 'Delete my data')
  expect(await violationsOn(mara.page)).toEqual([])
  await mara.page.getByRole('button', { name: 'Delete and leave' }).tap()
  await ana.says(/1 of 1 here/)
})

async function say({ page }: Visitor, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text)
  await page.keyboard.press('Enter')
}

async function choose(who: Visitor, name: string, words: string): Promise<void> {
  await who.page.getByRole('button', { name: /^People: / }).click()
  await chooseHere(who, name, words)
}

async function chooseHere({ page }: Visitor, name: string, words: string): Promise<void> {
  await page.getByRole('button', { name: `More options for ${name}` }).click()
  await page.getByRole('menuitem', { name: words }).click()
}

// The scenes of what people do together: notes and drawings, talk, comparing, deciding, following and showing.
import type { Page } from 'playwright-core'
import { granted } from './people.ts'
import type { Cast, Person } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

const open = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** Opens the talk where it is on a page of that size. */
export async function openTalk(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^(Chat|الدردشة)/ })
  const rail = page.locator('.rail-talk')
  const dock = page.getByRole('navigation').getByRole('button', { name: /^(Chat|الدردشة|\d)/ })
  if (await rail.count()) await rail.getByRole('button').first().click()
  else if (await tab.count()) await tab.click()
  else await dock.filter({ hasText: /Chat|الدردشة/ }).click()
  await page.locator('.talk').first().waitFor()
}

/** Opens what is said to everyone. */
export async function openRoomTalk(page: Page): Promise<void> {
  await openTalk(page)
  await page.locator('.talk-row').filter({ hasText: 'Group chat' }).first().click()
  await page.locator('[data-message]').first().waitFor()
}

async function mention(page: Page): Promise<void> {
  await openRoomTalk(page)
  await page.locator('.talk textarea').last().pressSequentially('What do you say, @')
}

/** Where one can do something with somebody: their face in the header, or on a phone the list of all. */
async function openPerson(page: Page, name: string): Promise<void> {
  const face = page.getByRole('button', { name: new RegExp(`^${name}:`) })
  const list = page.getByRole('navigation').getByRole('button', { name: 'People' })
  await ((await face.isVisible()) ? face : list).click()
}

async function follow(page: Page, { mara }: Cast): Promise<void> {
  mara.room.presence.show({
    looking: { productId: 'kiln-bowl', picture: 0, zoom: { scale: 1.8, x: 0.4, y: 0.35 } },
    cursor: { x: 0.45, y: 0.4 },
  })
  await openPerson(page, 'Mara')
  await page.getByRole('button', { name: 'Follow Mara' }).click()
  await page.getByText('Following Mara').first().waitFor()
}

async function spotlight(page: Page, { mara, ben }: Cast): Promise<void> {
  await mara.room.spotlight.end()
  granted(await mara.room.spotlight.start())
  granted(await ben.room.spotlight.answer(true))
  await page.getByRole('button', { name: 'Join' }).waitFor()
}

async function lookRequest(page: Page, { ben, ana }: Cast): Promise<void> {
  granted(await ben.room.spotlight.requestLook(ana.room.me.get().id, { productId: 'alba-jug' }))
  await page.getByRole('button', { name: 'Go there' }).waitFor()
}

async function hidden(page: Page): Promise<void> {
  await openPerson(page, 'Ana')
  await page.getByRole('button', { name: 'Hide me' }).click()
  await page.keyboard.press('Escape')
  await page.getByText('You’re hidden.').waitFor()
}

async function pinning(page: Page): Promise<void> {
  await page.keyboard.press('c')
  await page.locator('.cross').waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'New comment' }).fill('Does this glaze go into the dishwasher?')
}

async function decide(page: Page): Promise<void> {
  if (!(await page.getByRole('complementary').count())) {
    await page.getByRole('navigation').getByRole('button', { name: /Cart/ }).click()
  }
  await page.getByRole('button', { name: 'Start a vote' }).first().click()
  await page.getByRole('dialog', { name: 'Start a vote' }).waitFor()
}

async function lookAside(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Seen only by you/ }).click()
  await page.getByText('Only you viewed these').waitFor()
}

/** Leaves nothing behind that the next scene would show. */
export async function tidyUp(cast: Cast): Promise<void> {
  const { ana, mara } = cast
  if (mara.room.me.get().role !== 'shopper') granted(await ana.room.members.setRole(mara.room.me.get().id, 'shopper'))
  for (const { id, voted, outcome, blind } of mara.room.decisions.list.get()) {
    // The secret vote was cast before any picture.
    const hasVoted = !outcome && !blind && voted.includes(mara.room.me.get().id)
    if (hasVoted) granted(await mara.room.decisions.vote(id, undefined))
  }
  for (const { room } of Object.values<Person>({ ...cast })) {
    await room.spotlight.end()
    room.presence.show({ looking: undefined, cursor: undefined, following: undefined })
  }
}

/** In the order they are taken. */
export const togetherScenes: readonly Scene[] = [
  ...inAllSizes('talk', { act: openTalk }),
  ...inAllSizes('thread', { act: openRoomTalk }),
  ...inAllSizes('mention', { act: mention }),
  ...inAllSizes('note', { act: open(/^Comment 1/) }),
  ...inAllSizes('pinning', { act: pinning }),
  ...inAllSizes('decide', { act: decide }),
  ...inAllSizes('follow', { act: follow }),
  ...inAllSizes('spotlight', { act: spotlight }),
  ...inAllSizes('brought', { act: lookRequest }),
  ...inAllSizes('hidden', { act: hidden }),
  ...inAllSizes('tray', { act: lookAside }),
  ...inAllSizes('comparison', { query: 'compare=first' }),
  { name: 'thread-wide-ar', size: 'wide', language: 'ar', act: openTalk },
  { name: 'comparison-phone-ar', size: 'phone', language: 'ar', query: 'compare=first' },
]

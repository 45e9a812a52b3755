// The scenes of the supervisors' board.
import type { Page } from 'playwright-core'
import { callApi } from '#client/sdk/http.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { demoAssociate } from './demo-associate.ts'
import { granted } from './people.ts'
import type { Cast, Person } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'
import { as, asks, tidy } from './scenes-desk.ts'

const nobody = { who: 'nobody', address: () => '/desk' } as const

/** Aoife at the board: one visit is open, two wait, one of them for somebody who speaks their language. */
async function board(page: Page, { ana, ben, tom }: Cast): Promise<void> {
  await page.locator('.desk-staff-choice').nth(3).click()
  await page.locator('.desk').waitFor()
  await leave([ana, ben, tom])
  await tidy(page, [ana, ben, tom])
  const server = new URL(page.url()).origin
  const noor = await demoAssociate(server, 'Noor')
  await asks(ana, 'Is this bowl deep enough for pasta for four?', ['product', 'cart'])
  const visit = await noor.claim()
  visit.say('It is: 1.8 litres.')
  await visit.saved()
  await visit.close()
  await asks(ben, 'Which of the lamps gives warm light?', ['product'])
  await noor.goOff()
  await demoAssociate(server, 'Emil')
  await asks(tom, 'Which of the chairs survives a cat?', [])
  await page.locator('.desk-bar a').click()
  await page.locator('.queue-list > li').nth(1).waitFor()
}

/** Ends the visits that an earlier scene has left open. */
async function leave(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const { server, roomId } = person.session
    const [path, bearer] = [`/rooms/${roomId}/visits`, await as(person)]
    const { visits } = granted(await callApi<{ visits: readonly Visit[] }>(server, { path, bearer }))
    for (const { id, endedAt } of visits)
      if (endedAt === null) await callApi(server, { method: 'POST', path: `${path}/${id}/end`, bearer })
  }
}

async function definition(page: Page, cast: Cast): Promise<void> {
  await board(page, cast)
  await page.locator('.strip-wide .figure-words').focus()
  await page.locator('.strip-wide .figure-tip').waitFor()
}

async function behind(page: Page, cast: Cast): Promise<void> {
  await board(page, cast)
  await page.locator('.strip-wide .figure-words').click()
  await page.locator('.conversations-list > li').first().waitFor()
}

async function byHour(page: Page, cast: Cast): Promise<void> {
  await board(page, cast)
  await page.locator('.board-views > button').nth(1).click()
  await page.locator('.board-periods').waitFor()
}

async function giving(page: Page, cast: Cast): Promise<void> {
  await board(page, cast)
  await page.locator('.queue-list button').first().click()
  await page.locator('.board-give-person').first().waitFor()
}

export const boardScenes: readonly Scene[] = [
  ...inAllSizes('board-live', { ...nobody, act: board }),
  ...inAllSizes('board-hour', { ...nobody, act: byHour }),
  { name: 'board-definition-wide', size: 'wide', ...nobody, act: definition },
  { name: 'board-definition-phone', size: 'phone', ...nobody, act: definition },
  { name: 'board-behind-wide', size: 'wide', ...nobody, act: behind },
  { name: 'board-behind-phone', size: 'phone', ...nobody, act: behind },
  { name: 'board-give-phone', size: 'phone', ...nobody, act: giving },
  { name: 'board-live-wide-ar', size: 'wide', language: 'ar', ...nobody, act: board },
  { name: 'board-live-phone-ar', size: 'phone', language: 'ar', ...nobody, act: board },
  { name: 'board-live-wide-de', size: 'wide', language: 'de', ...nobody, act: board },
]

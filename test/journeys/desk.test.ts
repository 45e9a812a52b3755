// A store associate at the desk, told in Chromium: claims a request, answers, suggests, and loses sight of what is taken back.
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openVisit } from '#client/sdk/open-visit.ts'
import type { OpenVisit } from '#client/sdk/open-visit.ts'
import { granted } from '#shared/outcome.ts'
import type { Help, HelpRequest } from '#shared/visits/help-request.ts'
import { ask } from '#test/support/api.ts'
import { violationsOn } from '#test/support/axe.ts'
import { visitorsOn } from '#test/support/page-people.ts'
import { openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { granted as outcomeOf } from '#test/support/shoppers.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

test('Noor claims a request, both write, she suggests, Ana accepts, and what Ana takes back is gone from the desk', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const [noor] = await visitorsOn('desk')
  if (!noor) throw new Error('nobody came')
  const { page } = noor
  await page.goto(`${server.url}/desk`)
  await page.getByRole('button', { name: /^Noor/ }).click()
  await page.getByRole('radio', { name: 'On' }).click({ force: true })
  await page.getByText('Nobody is waiting').waitFor()
  const request = await askStore(server, ana)

  const offer = page.getByRole('article', { name: 'Offered to you' })
  await offer.getByText('Is there a lighter one?').waitFor()
  await expect.poll(() => page.title()).toContain('Ana')
  expect(await violationsOn(page)).toEqual([])
  await offer.getByRole('button', { name: 'Claim' }).click()
  await page.getByRole('tab', { name: /Ana/ }).waitFor()

  const { visit, visitId } = await visitOf(server, ana, request)
  await page.getByRole('textbox', { name: 'Write to Ana' }).fill('Yes, the trail runner.')
  await page.keyboard.press('Enter')
  await until('Noor’s words to arrive', () => textsOf(visit).includes('Yes, the trail runner.'))
  outcomeOf(visit.say('Is it warm enough?', []))
  await page.getByText('Is it warm enough?').waitFor()

  await page.getByRole('searchbox', { name: 'Find a product' }).fill('trail runner')
  await page.getByRole('button', { name: /^Trail runner/ }).click()
  await page.getByRole('textbox', { name: 'Why this one' }).fill('It is half as heavy.')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Suggest adding it' }).click()
  await page.getByText('Waiting for an answer').waitFor()
  await until('the suggestion to arrive', () => visit.records.get().proposals.size === 1)
  const [proposal = ''] = visit.records.get().proposals.keys()
  await ask(server, `POST /rooms/${ana.roomId}/visits/${visitId}/proposals/${proposal}/answer`, {
    token: ana.token,
    body: { answer: 'accepted' },
  })
  await page.getByText('Ana accepted it').waitFor()
  await page.getByText('Their cart, 1').waitFor()
  await page.getByText('your idea').waitFor()

  await ask(server, `PUT /rooms/${ana.roomId}/visits/${visitId}/scope`, {
    token: ana.token,
    body: { scope: ['product'] },
  })
  await page.getByText('Their cart is not shown to you').waitFor()
  await expect.poll(() => page.getByText('your idea').count()).toBe(0)
  await page.getByText('Answered').waitFor()
  expect(await keptOn(page)).not.toMatch(/trail-runner|Yes, the trail runner|visit-/)
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await page.getByRole('button', { name: 'End the visit' }).click()
  await page.getByText('No visit is open').waitFor()
  expect(noor.errors).toEqual([])
})

async function askStore(server: { readonly url: string }, { roomId, token }: Person): Promise<string> {
  const asked = await ask<HelpRequest>(server, `POST /rooms/${roomId}/help`, {
    token,
    body: {
      topic: 'choosing',
      language: 'en',
      text: 'Is there a lighter one?',
      about: { productId: 'ridge-boot' },
      scope: ['product', 'cart'],
    },
  })
  expect(asked.status).toBe(201)
  return asked.body.id
}

/** Ana's own device on the visit that came of her request. */
async function visitOf(server: { readonly url: string }, ana: Person, request: string) {
  const help = await ask<Help>(server, `GET /rooms/${ana.roomId}/help`, { token: ana.token })
  const visitId = help.body.requests.find(({ id }) => id === request)?.visitId ?? ''
  const token = () => Promise.resolve(granted(ana.token))
  const visit = await openVisit({
    ...{ server: server.url, visitId, roomId: ana.roomId, me: ana.memberId },
    access: { token, renew: token },
    socket: WebSocket,
    now: Date.now,
    random: Math.random,
    onRejected: () => {},
  })
  onTestFinished(visit.close)
  return { visit, visitId }
}

/** All that the browser keeps for the page, as text: values, and the names of its databases. */
function keptOn(page: Page): Promise<string> {
  return page.evaluate<string>(
    'indexedDB.databases().then((all) => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, all]))',
  )
}

function textsOf(visit: OpenVisit): readonly string[] {
  return [...visit.records.get().messages.values()].map(({ text }) => text)
}

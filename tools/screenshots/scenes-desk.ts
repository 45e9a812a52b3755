// The scenes of an associate's desk: the way in, an offer, visits, and what is left once something was taken back.
import type { Page } from 'playwright-core'
import { callApi } from '#client/sdk/http.ts'
import { openVisit } from '#client/sdk/open-visit.ts'
import type { Desk } from '#shared/desk/contracts.ts'
import { granted as outcomeOf } from '#shared/outcome.ts'
import type { Session } from '#shared/rooms/contracts.ts'
import type { Help, HelpRequest } from '#shared/visits/help-request.ts'
import { granted } from './people.ts'
import type { Cast, Person } from './people.ts'
import { demoAssociate } from './demo-associate.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

const nobody = { who: 'nobody', address: () => '/desk' } as const
const question = 'We like this bowl, but is it deep enough for pasta for four?'

/** Calls the API as a member. */
export async function as({ session }: Person) {
  const { server, session: secret } = session
  const renewed = await callApi<Session>(server, { method: 'POST', path: '/tokens/renew', bearer: secret })
  return granted(renewed).token
}

export async function asks(person: Person, text: string, scope: readonly string[]): Promise<string> {
  const { server, roomId } = person.session
  const body = { topic: 'choosing', language: 'en', text, about: { productId: 'kiln-bowl' }, scope }
  const call = { method: 'POST', path: `/rooms/${roomId}/help`, body, bearer: await as(person) } as const
  return granted(await callApi<HelpRequest>(server, call)).id
}

/** Nobody has asked, and no visit is open: what an earlier scene has left is taken back. */
export async function tidy(page: Page, people: readonly Person[]): Promise<void> {
  const server = new URL(page.url()).origin
  const saved = await page.evaluate(() => sessionStorage.getItem('tagalong.desk'))
  const { token } = JSON.parse(saved ?? '{}') as { readonly token: string }
  const desk = granted(await callApi<Desk>(server, { path: '/desk', bearer: token }))
  for (const { id } of desk.visits)
    await callApi(server, { method: 'POST', path: `/desk/visits/${id}/end`, bearer: token })
  for (const person of people) {
    const path = `/rooms/${person.session.roomId}/help`
    const bearer = await as(person)
    const help = granted(await callApi<Help>(server, { path, bearer }))
    for (const { id, state } of help.requests)
      if (state === 'waiting' || state === 'left')
        await callApi(server, { method: 'POST', path: `${path}/${id}/cancel`, bearer })
  }
}

/** Noor, who is on, with nothing to do. */
async function comes(page: Page, { ana, ben, tom }: Cast): Promise<void> {
  await page.locator('.desk-staff-choice').first().click()
  await page.locator('.desk').waitFor()
  await tidy(page, [ana, ben, tom])
  await page.locator('.desk-availability input').first().click({ force: true })
}

async function isOffered(page: Page, cast: Cast): Promise<void> {
  await comes(page, cast)
  await asks(cast.ana, question, ['product', 'cart'])
  await page.getByText(question).first().waitFor()
  await asks(cast.tom, 'Which of the chairs survives a cat?', ['product', 'talk'])
  await page
    .getByText(/Which of the chairs/)
    .waitFor({ state: 'attached', timeout: 5_000 })
    .catch(() => undefined)
}

async function claims(page: Page): Promise<void> {
  await page.locator('.button-call').click()
  await page.locator('.desk-visit').waitFor()
}

/** On a visit with Ana, who has answered; Ben waits for his turn. */
async function visits(page: Page, cast: Cast): Promise<{ readonly visit: string }> {
  await comes(page, cast)
  await asks(cast.ana, question, ['product', 'cart'])
  await page.getByText(question).first().waitFor()
  await claims(page)
  await page.locator('.desk-reply textarea').fill('It is: 1.8 litres, and the rim keeps the sauce in.')
  await page.locator('.desk-reply [type=submit]').click()
  const visit = await answers(cast.ana)
  await page
    .getByText(/dishwasher/)
    .first()
    .waitFor()
  return { visit }
}

async function answers(ana: Person): Promise<string> {
  const { server, roomId, memberId } = ana.session
  const bearer = await as(ana)
  const help = granted(await callApi<Help>(server, { path: `/rooms/${roomId}/help`, bearer }))
  const visitId = help.requests.find(({ state }) => state === 'visiting')?.visitId ?? ''
  const token = () => Promise.resolve(outcomeOf(bearer))
  const visit = await openVisit({
    ...{ server, visitId, roomId, me: memberId, socket: WebSocket, now: Date.now, random: Math.random },
    access: { token, renew: token },
    onRejected: () => {},
  })
  granted(visit.say('Good! Does it go into the dishwasher? And is there one that is a little larger?', []))
  while (visit.waiting.get() > 0) await new Promise((resolve) => void setTimeout(resolve, 20))
  visit.close()
  return visitId
}

async function withTwo(page: Page, cast: Cast): Promise<void> {
  await visits(page, cast)
  await asks(cast.ben, 'Is the lamp warm light?', ['product'])
  const back = page.locator('.desk-visit-head .icon-button')
  if (await back.isVisible()) await back.click()
  await page.getByText('Is the lamp warm light?').first().waitFor()
  await claims(page)
  await page.locator('.desk-tabs > button, .desk-foot > button').first().click()
  await page
    .getByText(/dishwasher/)
    .first()
    .waitFor()
}

async function suggesting(page: Page, cast: Cast): Promise<void> {
  await withTwo(page, cast)
  const peek = page.locator('.desk-peek > summary')
  if (await peek.isVisible()) await peek.click()
  await page.locator('.desk-line .icon-button').first().click()
  if (await peek.isVisible()) await peek.click()
  await page.locator('.desk-find input').fill('bowl')
  await page.locator('.desk-hit').first().click()
  await page.locator('.desk-suggest textarea').fill('It holds half a litre more, and it goes into the dishwasher.')
}

async function narrowed(page: Page, cast: Cast): Promise<void> {
  const { visit } = await visits(page, cast)
  const { server, roomId } = cast.ana.session
  const path = `/rooms/${roomId}/visits/${visit}/scope`
  granted(await callApi(server, { method: 'PUT', path, body: { scope: ['product'] }, bearer: await as(cast.ana) }))
  await page.locator('.desk-scope [data-granted]').nth(1).waitFor({ state: 'detached' })
}

/** A saved reply with what is not shown, and a note for staff in the conversation. */
async function withReply(page: Page, cast: Cast): Promise<void> {
  await visits(page, cast)
  const server = new URL(page.url()).origin
  const saved = await page.evaluate(() => sessionStorage.getItem('tagalong.desk'))
  const { token } = JSON.parse(saved ?? '{}') as { readonly token: string }
  const replies = {
    hello: { name: 'Hello', language: 'en', text: 'Hi {asker}, I’m {me} from {store}.' },
    delivery: {
      name: 'Delivery',
      language: 'en',
      text: 'The {product} is {stock}; it comes on Thursday. Open: {opening}.',
    },
    care: { name: 'Oak care', language: 'de', text: 'Zweimal im Jahr ölen, {asker}.' },
  }
  for (const [id, body] of Object.entries(replies))
    await callApi(server, { method: 'PUT', path: `/desk/replies/${id}`, body, bearer: token })
  await page.locator('.desk-modes label').nth(2).click()
  await page.locator('.desk-compose textarea').fill('They rent, so nothing on walls. In on the 12th.')
  await page.locator('.desk-compose [type=submit]').click()
  await page.locator('.desk-note').waitFor()
  await page.locator('.desk-modes label').nth(0).click()
}

async function choosingReply(page: Page, cast: Cast): Promise<void> {
  await withReply(page, cast)
  await page.locator('.desk-reply textarea').fill('/')
}

async function handingOver(page: Page, cast: Cast): Promise<void> {
  await visits(page, cast)
  const emil = await demoAssociate(new URL(page.url()).origin, 'Emil')
  await page.locator('.desk-end > button').first().click()
  await page.locator('.desk-form label').first().waitFor()
  await page.locator('.desk-form input[type=radio]').first().click({ force: true })
  // The next scenes ask Noor.
  await emil.goOff()
}

async function finishing(page: Page, cast: Cast): Promise<void> {
  await visits(page, cast)
  await page.locator('.desk-end > button').nth(1).click()
  await page.locator('.desk-end-sure button').nth(1).click()
  await page.locator('.desk-form textarea').fill('The bowl in sand, for pasta for four. It goes into the dishwasher.')
}

async function blocking(page: Page, cast: Cast): Promise<void> {
  await visits(page, cast)
  await page.locator('.desk-end > button').nth(1).click()
  await page.locator('.desk-end-sure button').nth(2).click()
  await page.locator('.desk-form textarea').fill('Insults, twice.')
}

async function practising(page: Page, cast: Cast): Promise<void> {
  await comes(page, cast)
  await page.locator('.desk-practise button').click()
  await page.locator('.button-call').waitFor()
  await claims(page)
}

async function withLargeText(page: Page, cast: Cast): Promise<void> {
  await withTwo(page, cast)
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
}

/** All of them. */
export const deskScenes: readonly Scene[] = [
  ...inAllSizes('desk-in', nobody),
  ...inAllSizes('desk-offer', { ...nobody, act: isOffered }),
  ...inAllSizes('desk-visits', { ...nobody, act: withTwo }),
  ...inAllSizes('desk-suggest', { ...nobody, act: suggesting }),
  ...inAllSizes('desk-narrowed', { ...nobody, act: narrowed }),
  ...inAllSizes('desk-reply', { ...nobody, act: choosingReply }),
  ...inAllSizes('desk-hand-over', { ...nobody, act: handingOver }),
  ...inAllSizes('desk-finish', { ...nobody, act: finishing }),
  ...inAllSizes('desk-block', { ...nobody, act: blocking }),
  ...inAllSizes('desk-practice', { ...nobody, act: practising }),
  { name: 'desk-reply-wide-ar', size: 'wide', language: 'ar', ...nobody, act: choosingReply },
  { name: 'desk-finish-phone-ar', size: 'phone', language: 'ar', ...nobody, act: finishing },
  { name: 'desk-suggest-phone-ar', size: 'phone', language: 'ar', ...nobody, act: suggesting },
  { name: 'desk-visits-wide-ar', size: 'wide', language: 'ar', ...nobody, act: withTwo },
  { name: 'desk-visits-wide-de', size: 'wide', language: 'de', ...nobody, act: withTwo },
  { name: 'desk-offer-phone-de', size: 'phone', language: 'de', ...nobody, act: isOffered },
  { name: 'desk-large-text-wide', size: 'wide', ...nobody, act: withLargeText },
  { name: 'desk-large-text-phone', size: 'phone', ...nobody, act: withLargeText },
  { name: 'desk-visits-wide-forced', size: 'wide', forced: true, ...nobody, act: withTwo },
]

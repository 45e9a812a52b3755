// The scenes of everything outside of the room: the shop, the way in by a link, and the page that answers from afar.
import type { Page } from 'playwright-core'
import { granted } from './people.ts'
import type { Cast } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'

type Address = NonNullable<Scene['address']>

const at = (path: string) => () => path
const bowl = 'kiln-bowl:celadon'

/** An invitation that opens to the bowl. */
const toThing: Address = async ({ ana }) =>
  granted(await ana.room.invitations.create({ role: 'shopper', about: bowl, showsCart: true })).url

const toRoom: Address = async ({ ana }) => granted(await ana.room.invitations.create({ role: 'advisor' })).url

const withQuestion: Address = async ({ ana }) => {
  const { thread } = granted(ana.room.talk.ask('product:kiln-bowl', 'Is it too small for pasta for four?'))
  await ana.room.saved()
  return granted(await ana.room.invitations.create({ role: 'shopper', about: bowl, asks: thread })).url
}

const ended: Address = async ({ ana }) => {
  const { id, url } = granted(await ana.room.invitations.create({ role: 'shopper' }))
  granted(await ana.room.invitations.revoke(id))
  return url
}

/** What somebody who is not in the room is asked. */
const asked: Address = async ({ ana }) => {
  const { thread } = granted(ana.room.talk.ask('product:kiln-bowl', 'Celadon or midnight, for a dark table?'))
  await ana.room.saved()
  return granted(await ana.room.answerLinks.make({ thread, name: 'Lena' })).url
}

async function answers(page: Page): Promise<void> {
  await page.locator('.yes').first().click()
  await page.locator('textarea').first().fill('Celadon: it lights the table up')
  await page.locator('.send').click()
  await page.locator('.given').waitFor()
}

async function choosesYes(page: Page): Promise<void> {
  await page.locator('.invited-yes').first().click()
  await page.locator('[name=why]').fill('Deep enough for pasta, and the colour is lovely')
}

async function wants(page: Page): Promise<void> {
  await page.locator('.invited-want').click()
}

async function looksAround(page: Page): Promise<void> {
  await page.locator('.invited-quiet').click()
}

async function nameless(page: Page): Promise<void> {
  await choosesYes(page)
  await page.locator('[data-send]').click()
  await page.locator('#invited-name-problem').waitFor()
}

async function together(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Shop together|Gemeinsam einkaufen|تسو)/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

async function fillsBag(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Add to bag|In die Tasche|أضف)/ })
    .first()
    .click()
  await page.locator('.bag-button').click()
  await page.getByRole('dialog').waitFor()
}

async function roomsOpen(page: Page): Promise<void> {
  await page.locator('.shop-bar-rooms').click()
  await page.getByRole('dialog').waitFor()
}

async function display(page: Page): Promise<void> {
  await page.locator('.shop-foot-display').click()
  await page.getByRole('dialog').waitFor()
}

async function toEnd(page: Page): Promise<void> {
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
}

const halfway = async (page: Page) => void (await page.evaluate('scrollTo(0, document.body.scrollHeight / 2.6)'))

async function large(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
}

const then =
  (...acts: ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }

const nobody = { who: 'nobody' } as const

/** One scene in German and one in Arabic on a phone, two in forced colours, two in large text. */
function inEveryMode(name: string, { act, ...rest }: Omit<Scene, 'name' | 'size'>): Scene[] {
  const acted = act ? [(page: Page) => act(page, {} as Cast)] : []
  return [
    ...inAllSizes(name, { ...rest, ...(act && { act }) }),
    { name: `${name}-phone-de`, size: 'phone', language: 'de', ...rest, ...(act && { act }) },
    { name: `${name}-phone-ar`, size: 'phone', language: 'ar', ...rest, ...(act && { act }) },
    { name: `${name}-wide-ar`, size: 'wide', language: 'ar', ...rest, ...(act && { act }) },
    { name: `${name}-phone-forced`, size: 'phone', forced: true, ...rest, ...(act && { act }) },
    { name: `${name}-wide-forced`, size: 'wide', forced: true, dark: true, ...rest, ...(act && { act }) },
    { name: `${name}-phone-large`, size: 'phone', ...rest, act: then(...acted, large) },
    { name: `${name}-wide-large`, size: 'wide', ...rest, act: then(...acted, large) },
  ]
}

/** All of them. */
export const outsideScenes: readonly Scene[] = [
  ...inEveryMode('out-home', { ...nobody, address: at('/') }),
  ...inEveryMode('out-mine', { address: at('/') }),
  ...inAllSizes('out-mine-all', { address: at('/'), act: roomsOpen }),
  ...inEveryMode('out-department', { ...nobody, address: at('/?department=Table') }),
  ...inEveryMode('out-search', { ...nobody, address: at('/?q=bowl') }),
  ...inAllSizes('out-search-none', { ...nobody, address: at('/?q=zeppelin') }),
  ...inEveryMode('out-product', { ...nobody, address: at('/p/kiln-bowl') }),
  ...inAllSizes('out-product-half', { ...nobody, address: at('/p/kiln-bowl'), act: halfway }),
  ...inAllSizes('out-product-end', { ...nobody, address: at('/p/kiln-bowl'), act: toEnd }),
  ...inEveryMode('out-together', { ...nobody, address: at('/p/kiln-bowl'), act: together }),
  ...inEveryMode('out-bag', { ...nobody, address: at('/p/kiln-bowl'), act: fillsBag }),
  ...inAllSizes('out-display', { ...nobody, address: at('/'), act: display }),
  ...inAllSizes('out-no-product', { ...nobody, address: at('/p/nothing-here') }),
  ...inAllSizes('out-no-shop', { ...nobody, address: at('/shop/nothing') }),
  ...inEveryMode('out-lost', { ...nobody, address: at('/what/is/this') }),
  ...inEveryMode('out-invited', { ...nobody, address: toThing }),
  ...inEveryMode('out-invited-yes', { ...nobody, address: toThing, act: choosesYes }),
  ...inAllSizes('out-invited-nameless', { ...nobody, address: toThing, act: nameless }),
  ...inAllSizes('out-invited-want', { ...nobody, address: toThing, act: wants }),
  ...inAllSizes('out-invited-look', { ...nobody, address: toThing, act: looksAround }),
  ...inEveryMode('out-invited-room', { ...nobody, address: toRoom }),
  ...inEveryMode('out-invited-question', { ...nobody, address: withQuestion }),
  ...inAllSizes('out-invited-ended', { ...nobody, address: ended }),
  ...inEveryMode('out-answer', { ...nobody, address: asked }),
  ...inEveryMode('out-answered', { ...nobody, address: asked, act: answers }),
  ...inAllSizes('out-answer-lost', { ...nobody, address: at('/a/abcdef') }),
  ...inEveryMode('out-mail-lost', { ...nobody, address: at('/mail/confirm/abcdef') }),
]

// The scenes of what is looked at closely: votes in each of their states, the asked of a spotlight, reviews, the end of a note.
import type { Page } from 'playwright-core'
import { granted } from './people.ts'
import type { Cast } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'
import { openTalk } from './scenes-together.ts'

/** Opens the dialog of the vote with that question, from the line it is about. */
async function openVote(page: Page, question: string): Promise<void> {
  const cart = page.getByRole('navigation').getByRole('button', { name: /Cart|Warenkorb|السلة/ })
  if (await cart.count()) await cart.click()
  const buttons = page.locator('.line-settled').and(page.getByRole('button', { name: question }))
  await buttons.first().click()
  await page.locator('.decision').waitFor()
}

const openOne = (page: Page) => openVote(page, 'Which one for the table?')
const blindOne = (page: Page) => openVote(page, 'What for the evening?')

async function closedOne(page: Page, { ana, ben, mara }: Cast): Promise<void> {
  const question = 'What do we buy first?'
  if (!mara.room.decisions.list.get().some((one) => one.question === question)) {
    const voters = [ana, ben, mara].map(({ room }) => room.me.get().id)
    const candidates = ['pear-lamp:teal', 'kiln-mug:oat']
    const terms = { voters, rule: 'most', blind: false } as const
    const id = granted(await mara.room.decisions.open({ ...terms, question, candidates }))
    granted(await ben.room.decisions.vote(id, 'pear-lamp:teal'))
    granted(await mara.room.decisions.vote(id, 'pear-lamp:teal'))
    granted(await mara.room.decisions.close(id))
    await page.waitForTimeout(300)
  }
  await openVote(page, 'Decided by vote')
}

async function lookedAlong(page: Page, { mara, ben, tom, zoe }: Cast): Promise<void> {
  await page.getByRole('button', { name: 'Show everyone' }).click()
  while (!mara.room.spotlight.state.get()) await page.waitForTimeout(50)
  for (const { room } of [mara, ben]) granted(await room.spotlight.answer(true))
  for (const { room } of [tom, zoe]) granted(await room.spotlight.answer(false))
  await page.getByText(/2 of \d watching/).waitFor()
}

async function sixLook(page: Page, { ben, mara, tom, zoe, ottilie }: Cast): Promise<void> {
  for (const { room } of [ben, mara, tom, zoe, ottilie]) room.presence.show({ looking: { productId: 'kiln-bowl' } })
  await page.getByRole('switch').click()
  await page.locator('.over-others .over-pill').first().waitFor()
}

async function reviews(page: Page, { mara, ben }: Cast): Promise<void> {
  const product = granted(await mara.room.catalogue.product('kiln-bowl'))
  const id = product.reviews?.[0]?.id ?? ''
  if (!mara.room.annotations.pins.get().some(({ anchor }) => anchor.on === 'review')) {
    const anchor = { on: 'review', productId: 'kiln-bowl', reviewId: id } as const
    granted(mara.room.annotations.pin(anchor, 'So four portions, or two of mine?'))
    await mara.room.saved()
    granted(ben.room.annotations.pin(anchor, 'Four. I asked in the shop.'))
    await ben.room.saved()
  }
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  await page.locator('.review').first().waitFor()
  await page.evaluate(`scrollTo(0, document.querySelector('.reviews').getBoundingClientRect().top + scrollY - 90)`)
}

async function drawing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Draw on the picture' }).click()
}

async function drawn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^2 comments, 1 drawing/ }).click()
  await page
    .getByRole('button', { name: /Drawing by Ben/ })
    .first()
    .click()
}

async function moderation(page: Page): Promise<void> {
  await openTalk(page)
  await page.locator('.talk-row').filter({ hasText: 'Group chat' }).first().click()
  await page
    .getByRole('button', { name: /^More: Tom/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Delete' }).waitFor()
}

async function largeText(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
}

const andLarge = (act: (page: Page, cast: Cast) => Promise<void>) => async (page: Page, cast: Cast) => {
  await act(page, cast)
  await largeText(page)
}

/** In the order they are taken: the last ones change the cart. */
export const detailScenes: readonly Scene[] = [
  ...inAllSizes('vote-open', { act: openOne }),
  ...inAllSizes('vote-secret', { act: blindOne }),
  ...inAllSizes('leading', { act: lookedAlong }),
  ...inAllSizes('six-look', { act: sixLook }),
  ...inAllSizes('drawing', { act: drawing }),
  ...inAllSizes('drawn', { act: drawn }),
  ...inAllSizes('reviews', { act: reviews }),
  ...inAllSizes('moderation', { act: moderation }),
  { name: 'room-phone-de', size: 'phone', language: 'de' },
  { name: 'vote-phone-de', size: 'phone', language: 'de', act: openOne },
  { name: 'vote-wide-ar', size: 'wide', language: 'ar', act: openOne },
  { name: 'vote-large-text-phone', size: 'phone', act: andLarge(openOne) },
  { name: 'vote-large-text-wide', size: 'wide', act: andLarge(openOne) },
  { name: 'leading-large-text-phone', size: 'phone', act: andLarge(lookedAlong) },
  ...inAllSizes('vote-closed', { act: closedOne }),
]

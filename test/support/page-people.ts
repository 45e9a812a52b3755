// People at the page: each with a Chromium profile of their own, doing what a hand and an eye would do.
import { expect } from 'vitest'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { SavedSession } from '#client/sdk/index.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Role } from '#shared/roles.ts'
import { devices } from './devices.ts'
import type { Device } from './devices.ts'
import { lendProfile, waitingRoom } from './lent-profile.ts'
import type { Profile } from './lent-profile.ts'
import { newProfile } from './open-browser.ts'
import { granted } from './shoppers.ts'

/** What a line offers: one more of what one wants, or a first one. */
const oneMore = /^(?:One more$|Me too|For me)/

/** A line of the cart as a person sees it. */
export class LineOnPage {
  readonly #line: Locator

  constructor(line: Locator) {
    this.#line = line
  }

  async plus(): Promise<void> {
    await this.#line.getByRole('button', { name: oneMore }).click()
  }

  async minus(): Promise<void> {
    await this.#line.getByRole('button', { name: 'One less' }).click()
  }

  async move(words: string): Promise<void> {
    await this.#line.getByRole('button', { name: /^More options for/ }).click()
    await this.#line.page().getByRole('menuitem', { name: words }).click()
  }

  async lookIntoMenu(): Promise<void> {
    await this.#line.getByRole('button', { name: /^More options for/ }).click()
    await this.#line.page().getByRole('menuitem').first().waitFor()
    await this.#line.page().keyboard.press('Escape')
    await this.#line.page().getByRole('menuitem').first().waitFor({ state: 'detached' })
  }

  async note(text: string): Promise<void> {
    await this.#line.getByRole('button', { name: /^More options for/ }).click()
    await this.#line.page().getByRole('menuitem', { name: 'Add a note' }).click()
    await this.#line.getByRole('textbox').fill(text)
    await this.#line.getByRole('button', { name: 'Save' }).click()
  }

  /** Waits until a person's wish reads so. */
  async wants(name: string, count: number): Promise<void> {
    await this.#line.getByLabel(`${name} wants ${count}`).waitFor()
  }

  async shows(text: string): Promise<void> {
    await this.#line.getByText(text).first().waitFor()
  }

  steppers(): Promise<number> {
    return this.#line.getByRole('button', { name: oneMore }).count()
  }
}

/** Somebody at a page. */
export class Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly errors: string[] = []

  private constructor({ context, page }: Profile) {
    this.context = context
    this.page = page
    page.on('pageerror', (error) => this.errors.push(String(error)))
  }

  /** Somebody in a profile, who has no time for the page's question whether the others may see what they look at. */
  static async at(profile: Profile): Promise<Visitor> {
    const visitor = new Visitor(profile)
    // It may be gone by then, answered on another page of theirs or hidden by a dialog.
    const decline = () =>
      visitor.#shareQuestion
        .getByRole('button', { name: 'Not now' })
        .click({ timeout: 2_000 })
        .catch(() => {})
    // A lent profile has the handler of who had it before.
    await visitor.considersSharing()
    await visitor.page.addLocatorHandler(visitor.#shareQuestion, decline, { noWaitAfter: true })
    return visitor
  }

  get #shareQuestion(): Locator {
    return this.page.getByRole('region', { name: /^Let .* see what you look at[?]$/ })
  }

  /** Takes time over that question. */
  async considersSharing(): Promise<void> {
    await this.page.removeLocatorHandler(this.#shareQuestion)
  }

  /** A further page of the same person. */
  async another(): Promise<Visitor> {
    return Visitor.at({ context: this.context, page: await this.context.newPage() })
  }

  /** From a product page into a room of one's own. */
  async shopTogether(server: string, product: string, name: string): Promise<void> {
    await this.page.goto(`${server}/p/${product}`)
    await this.page.getByRole('button', { name: 'Shop together' }).first().click()
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Create room' }).click()
    await this.page.waitForURL(/[/]r[/]/)
    await this.closeShareSheet()
    await this.inRoom()
  }

  /** A room that was just started opens with it. */
  async closeShareSheet(): Promise<void> {
    const sheet = this.page.getByRole('dialog', { name: 'Invite' })
    await sheet.waitFor()
    await this.page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
  }

  /** A link for others, as the invitation dialog gives it. */
  async invite(role?: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Invite', exact: true }).first().click()
    const dialog = this.page.getByRole('dialog')
    const link = dialog.getByLabel('Invitation link')
    await expect.poll(() => link.inputValue(), { timeout: 60_000 }).toContain('/i/')
    const first = await link.inputValue()
    if (role) {
      await dialog.getByText('Permissions and privacy').click()
      await dialog.getByRole('radio', { name: role }).check()
      await expect
        .poll(() => link.inputValue(), { timeout: 60_000 })
        .toSatisfy((url: string) => url.includes('/i/') && url !== first)
    }
    const url = await link.inputValue()
    await this.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    return url
  }

  async join(link: string, name: string): Promise<void> {
    await this.page.goto(link)
    // An invitation that opens to a product asks for a name only after something was chosen.
    const enter = this.page.getByRole('radio', { name: 'Join the room' })
    if ((await enter.count()) > 0) await enter.check()
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Join' }).click()
    await this.inRoom()
  }

  /** Into a room by what this device would have kept of an earlier visit. */
  async comeBack(session: SavedSession, product?: string): Promise<void> {
    const { server, roomId } = session
    const here = { session, title: '', shop: '', name: '', lastAt: Date.now() }
    const room = `/r/${roomId}${product === undefined ? '' : `?product=${product}`}`
    const isHere = this.page.url() === server + waitingRoom
    // Any small answer of the server does, as long as it has its origin.
    if (!isHere) await this.page.goto(`${server}/healthz`)
    await this.page.evaluate((rooms) => localStorage.setItem('tagalong.rooms', rooms), JSON.stringify([here]))
    // As by a link of the page, which is open already.
    if (isHere) await this.page.evaluate(`history.pushState(null, '', ${JSON.stringify(room)})`)
    else await this.page.goto(server + room)
    await this.inRoom()
  }

  async inRoom(): Promise<void> {
    await this.page.waitForURL(/[/]r[/]/)
    await this.saved()
  }

  /** Waits until the page says that everything is saved. */
  async saved(): Promise<void> {
    await this.says('Saved')
  }

  /** Goes where there is no network, and waits until the page knows: until then, what one does may still get through. */
  async losesNetwork(): Promise<void> {
    await this.context.setOffline(true)
    await this.says(/^Offline|^Reconnecting/)
  }

  async says(text: string | RegExp): Promise<void> {
    await this.page
      .getByText(text, { exact: typeof text === 'string' })
      .first()
      .waitFor()
  }

  /** The line of a product, by its title. */
  line(title: string): LineOnPage {
    const line = this.page
      .locator('[data-line]')
      .filter({ has: this.page.getByRole('button', { name: title, exact: true }) })
    return new LineOnPage(line)
  }

  /** What everything costs, as it is written under the cart. */
  async totals(): Promise<string> {
    return (await this.page.locator('.totals-all').innerText()).replaceAll(/\s+/g, ' ')
  }
}

/** So many people at desks, each with a profile of their own. On the journeys' server they have been before. */
export function visitors(count: number): Promise<readonly Visitor[]> {
  return visitorsOn(...Array.from({ length: count }, () => 'desk' as const))
}

/** The same, each on the device that is named. */
export async function visitorsOn(...held: readonly Device[]): Promise<readonly Visitor[]> {
  const profiles = await Promise.all(held.map(lendProfile))
  return Promise.all(profiles.map((profile) => Visitor.at(profile)))
}

/** Somebody whose browser has never been here: for what the first visit does, and what it loads. */
export async function newcomer(device: Device = 'desk'): Promise<Visitor> {
  const context = await newProfile(devices[device])
  return Visitor.at({ context, page: await context.newPage() })
}

/** Somebody to be brought into a room, by what name and with which role; the first is its host. */
type Guest = readonly [visitor: Visitor | undefined, name: string, role?: Exclude<Role, 'host' | 'associate'>]

/**
 * Brings people into a new room that was opened from a product, without the pages that lead there: those have journeys of
 * their own. The host looks at the product and wants one of it.
 */
export async function meet(server: string, guests: readonly Guest[], product = 'ridge-boot'): Promise<void> {
  const sessions: SavedSession[] = []
  const entering = { server, onSession: (session: SavedSession) => void sessions.push(session) }
  const [[, hostName] = [undefined, ''], ...others] = guests
  const { room } = granted(await startRoom({ name: hostName, title: `${hostName}’s room` }, entering))
  const first = granted(await room.catalogue.product(product)).variants.find(({ available }) => available)?.id
  granted(room.cart.add(first as VariantId))
  for (const [, name, role = 'shopper'] of others) {
    const { code } = granted(await room.invitations.create({ role }))
    await granted(await joinRoom(code, { name }, entering)).close()
  }
  await room.saved()
  await room.close()
  await Promise.all(
    guests.map(async ([visitor], index) => {
      const session = sessions[index]
      if (!visitor || !session) throw new Error('nobody came')
      await visitor.comeBack(session, index === 0 ? product : undefined)
    }),
  )
}

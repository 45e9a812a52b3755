// Made-up staff of the demo shop, so that everybody can try both sides: there as long as it is the demo shop as it comes.
import type { Kysely } from 'kysely'
import type { StaffMember } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { isDemoAsItComes } from '#server/identity/demo-shop.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { HelpQueue } from './queue.ts'
import type { StaffPlan } from './staff-rows.ts'

const common = { picture: null, isDemo: true } as const
/** The staff of the demo shop. Their names say that they are made up. */
const people: readonly (Pick<StaffPlan, 'externalId' | 'name' | 'role' | 'store' | 'languages'> & typeof common)[] = [
  {
    ...common,
    externalId: 'demo-noor',
    name: 'Noor (Demo)',
    role: 'associate',
    store: 'Dublin',
    languages: ['en', 'ar'],
  },
  {
    ...common,
    externalId: 'demo-emil',
    name: 'Emil (Demo)',
    role: 'associate',
    store: 'Cork',
    languages: ['en', 'de'],
  },
  {
    ...common,
    externalId: 'demo-lena',
    name: 'Lena (Demo)',
    role: 'associate',
    store: 'Cork',
    languages: ['de', 'en'],
  },
  {
    ...common,
    externalId: 'demo-aoife',
    name: 'Aoife (Demo)',
    role: 'supervisor',
    store: null,
    languages: ['en', 'de'],
  },
]

/** Somebody of them, and where they work. */
export interface DemoPerson {
  readonly person: string
  readonly store: string | null
}

/** Knows the made-up staff. */
export class DemoStaff {
  readonly #db: Kysely<Tables>
  readonly #queue: HelpQueue
  readonly #open: (shopId: ShopId, people: readonly DemoPerson[]) => Promise<void>
  #made: Promise<void> | undefined

  /** @param parts.open opens the stores of the demo shop, and says when its staff works. */
  constructor({
    db,
    queue,
    open,
  }: {
    db: Kysely<Tables>
    queue: HelpQueue
    open: (shopId: ShopId, people: readonly DemoPerson[]) => Promise<void>
  }) {
    this.#db = db
    this.#open = open
    this.#queue = queue
  }

  /** Whether made-up staff count in this shop; makes them where there are none yet. */
  async isIn(shopId: ShopId): Promise<boolean> {
    if (!(await isDemoAsItComes(this.#db, shopId))) return false
    await (this.#made ??= this.#make(shopId))
    return true
  }

  /** Those of a shop. */
  async of(shopId: ShopId): Promise<readonly StaffMember[]> {
    if (!(await this.isIn(shopId))) return []
    const order = people.map(({ name }) => name)
    return [...this.#queue.book.ofShop(shopId)]
      .filter(({ isDemo }) => isDemo)
      .map(({ member }) => member)
      .toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
  }

  async #make(shopId: ShopId): Promise<void> {
    await this.#open(
      shopId,
      people.map(({ externalId: person, store }) => ({ person, store })),
    )
    for (const person of people) this.#queue.book.put(await this.#queue.staff.save({ ...person, skills: [], shopId }))
  }
}

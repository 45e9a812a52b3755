// A room's catalogue. Products that were looked at or found are saved on the device beside the documents, and removed with them: without a
// network, a line of the cart still needs its name and picture, and one can search in what is there.
import { matchesWords } from '#shared/catalog/arrange.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId, ShopId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Catalogue } from './catalogue.ts'
import { openProducts } from './catalogue.ts'
import type { Api } from './http.ts'
import type { LocalStore } from './local-store.ts'
import { hasNoNetwork } from './surroundings.ts'

/** More than a cart has lines; at some kilobytes each it is less than the documents may take. */
const mostSaved = 300
/** Counting reads the names of all saved products, so it is done now and then only. */
const tidyEvery = 25
/** A product rarely changes: after this wait the one from an earlier visit is shown. */
const patienceMs = 1_500
const entries = 'product/'

interface SavedProduct {
  readonly product: Product
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A room's catalogue: products that were looked at or found here are available, and searched, without a network, too. */
export interface RoomCatalogue extends Catalogue {
  /** Saves a product that was read in another way. */
  save(product: Product): void
  /**
   * Fetches and saves those products that this device does not have yet, one after another: what others add has its name here without a
   * network, too, also where nobody has looked at it.
   * @returns those that it fetched, once that is done or the server cannot be reached.
   */
  saveAhead(ids: readonly ProductId[]): Promise<readonly Product[]>
}

/** What a room's catalogue stands on. */
export interface RoomCatalogueContext {
  readonly call: Api
  readonly shop: { readonly id: ShopId }
  readonly localStore: LocalStore | undefined
  readonly now: () => number
}

/** Opens the catalogue of a room. */
export function openRoomCatalogue({ call, shop, localStore, now }: RoomCatalogueContext): RoomCatalogue {
  const catalogue = openProducts(call, shop.id)
  let count = 0
  const save = async (product: Product) => {
    await localStore?.save(entryOf(product.id), { product, at: now() } satisfies SavedProduct)
    if (localStore && count++ % tidyEvery === 0) await tidy(localStore)
  }
  return {
    ...catalogue,
    async search(query) {
      const found = hasNoNetwork() ? undefined : await catalogue.search(query)
      if (found?.ok) for (const product of found.value.products) void save(product).catch(() => undefined)
      if (found && (found.ok || !meaningOf(found.refusal.code).retry)) return found
      const saved = await savedProducts(localStore)
      const products = saved.filter(
        (product) =>
          (query.department === undefined || product.department === query.department) &&
          matchesWords(product, query.query ?? ''),
      )
      // Nothing at hand is no answer: then it is said that there is no network.
      return saved.length === 0 ? (found ?? catalogue.search(query)) : granted({ products, next: null })
    },
    async departments() {
      const asked = hasNoNetwork() ? undefined : await catalogue.departments()
      if (asked?.ok) return asked
      const saved = await savedProducts(localStore)
      return saved.length === 0 ? (asked ?? catalogue.departments()) : granted(departmentsOf(saved))
    },
    save: (product) => void save(product).catch(() => undefined),
    async saveAhead(ids) {
      const fetched: Product[] = []
      if (!localStore) return fetched
      const saved = new Set(await localStore.names(entries).catch(() => []))
      for (const id of ids.filter((one) => !saved.has(entryOf(one))).slice(0, mostSaved)) {
        if (hasNoNetwork()) break
        const asked = await catalogue.product(id)
        if (!asked.ok && meaningOf(asked.refusal.code).retry) break
        if (!asked.ok) continue
        fetched.push(asked.value)
        await save(asked.value).catch(() => undefined)
      }
      return fetched
    },
    async product(id) {
      const asked = catalogue.product(id).then((answer) => {
        if (answer.ok) void save(answer.value).catch(() => undefined)
        return answer
      })
      const saved = await read(localStore, id)
      return saved ? soonOrSaved(asked, saved.product) : asked
    },
  }
}

/** The server's answer if it comes soon, otherwise the saved product. */
async function soonOrSaved(asked: Promise<Outcome<Product>>, saved: Product): Promise<Outcome<Product>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), hasNoNetwork() ? 0 : patienceMs)
  })
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  const isFinal = answer && (answer.ok || !meaningOf(answer.refusal.code).retry)
  return isFinal ? answer : granted(saved)
}

async function read(localStore: LocalStore | undefined, id: ProductId): Promise<SavedProduct | undefined> {
  try {
    return (await localStore?.read(entryOf(id))) as SavedProduct | undefined
  } catch {
    // The browser has removed the database: as if nothing had been saved.
    return undefined
  }
}

async function savedProducts(localStore: LocalStore | undefined): Promise<readonly Product[]> {
  try {
    const names = (await localStore?.names(entries)) ?? []
    const saved = await Promise.all(
      names.map(async (name) => (await localStore?.read(name)) as SavedProduct | undefined),
    )
    return saved.flatMap((one) => one?.product ?? [])
  } catch {
    return []
  }
}

function departmentsOf(products: readonly Product[]): Departments['departments'] {
  const named = Map.groupBy(
    products.filter(({ department }) => department !== undefined),
    ({ department = '' }) => department,
  )
  return [...named].map(([name, its]) => ({ name, products: its.length, cover: its[0]?.pictures[0] ?? null }))
}

/** Removes the products that were asked for longest ago. */
async function tidy(localStore: LocalStore): Promise<void> {
  const names = await localStore.names(entries)
  if (names.length <= mostSaved) return
  const saved = await Promise.all(
    names.map(async (name) => ({ name, at: ((await localStore.read(name)) as SavedProduct | undefined)?.at ?? 0 })),
  )
  const old = saved.toSorted((a, b) => b.at - a.at).slice(mostSaved)
  for (const { name } of old) await localStore.save(name, undefined)
}

function entryOf(id: ProductId): string {
  return `${entries}${id}`
}

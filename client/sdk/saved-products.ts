// Products that were looked at in a room, kept on the device beside its documents, and forgotten with them: a line of the cart is
// no help without a name and a picture when the network is away.
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Catalogue, RoomCatalogue } from './room.ts'
import type { LocalStore } from './local-store.ts'
import { hasNoNetwork } from './surroundings.ts'

/** More than a cart has lines; at some kilobytes each it is less than the documents may take. */
const mostKept = 150
/** Counted now and then only: it reads the names of all that is kept. */
const tidyEvery = 25
/** A product changes rarely: one from an earlier visit is better than a wait. */
const patienceMs = 1_500
const entries = 'product/'

interface SavedProduct {
  readonly product: Product
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A catalogue whose products are there without a network, once they were. */
export function saveProducts(
  catalogue: Catalogue,
  { localStore, now }: { localStore: LocalStore | undefined; now: () => number },
): RoomCatalogue {
  let count = 0
  const keep = async (product: Product) => {
    await localStore?.keep(entryOf(product.id), { product, at: now() } satisfies SavedProduct)
    if (localStore && count++ % tidyEvery === 0) await tidy(localStore)
  }
  return {
    ...catalogue,
    keep: (product) => void keep(product).catch(() => undefined),
    async product(id) {
      const asked = catalogue.product(id).then((answer) => {
        if (answer.ok) void keep(answer.value).catch(() => undefined)
        return answer
      })
      const kept = await read(localStore, id)
      return kept ? soonOrKept(asked, kept.product) : asked
    },
  }
}

async function soonOrKept(asked: Promise<Outcome<Product>>, kept: Product): Promise<Outcome<Product>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), hasNoNetwork() ? 0 : patienceMs)
  })
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  const isFinal = answer && (answer.ok || !meaningOf(answer.refusal.code).retry)
  return isFinal ? answer : granted(kept)
}

async function read(localStore: LocalStore | undefined, id: ProductId): Promise<SavedProduct | undefined> {
  try {
    return (await localStore?.read(entryOf(id))) as SavedProduct | undefined
  } catch {
    // A browser that took the database away: then it is as if nothing had been kept.
    return undefined
  }
}

/** Lets go of those that were asked for longest ago. */
async function tidy(localStore: LocalStore): Promise<void> {
  const names = await localStore.names(entries)
  if (names.length <= mostKept) return
  const kept = await Promise.all(
    names.map(async (name) => ({ name, at: ((await localStore.read(name)) as SavedProduct | undefined)?.at ?? 0 })),
  )
  const old = kept.toSorted((a, b) => b.at - a.at).slice(mostKept)
  for (const { name } of old) await localStore.keep(name, undefined)
}

function entryOf(id: ProductId): string {
  return `${entries}${id}`
}

// The shop's products as far as this page knows them: each is requested once, a few at a time, and cached as long as the room is open.
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { RoomCatalogue } from '#client/sdk/index.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { takeProduct } from './prefetch.ts'
import { meaningOf } from '#shared/refusals.ts'

/** A product that is loading, there, or not to be had. */
export type Known = Product | 'loading' | 'unknown'

const atOnce = 4
const tryAgainMs = 5_000

/** The products known to the page. */
export class Products {
  readonly #catalogue: Pick<RoomCatalogue, 'product' | 'save'>
  readonly #known = new Map<ProductId, Known>()
  /** Those that could not be had for want of a network, and will be asked for again. */
  readonly #away = new Set<ProductId>()
  readonly #listeners = new Set<() => void>()
  readonly #waiting: ProductId[] = []
  #asking = 0

  constructor(catalogue: Pick<RoomCatalogue, 'product' | 'save'>) {
    this.#catalogue = catalogue
  }

  get(id: ProductId): Known {
    return this.#known.get(id) ?? 'loading'
  }

  /** Whether it is not known because there is no network. */
  isAway(id: ProductId): boolean {
    return this.#away.has(id)
  }

  /** Asks for a product unless it is known or already asked for; the empty id is that of nothing. */
  want(id: ProductId): void {
    if (id === '' || this.#known.has(id)) return
    this.#known.set(id, 'loading')
    this.#waiting.push(id)
    this.#askNext()
  }

  /** Adds products that a search has found. */
  learn(products: readonly Product[]): void {
    for (const product of products) {
      this.#known.set(product.id, product)
      this.#away.delete(product.id)
    }
    if (products.length > 0) this.#emit()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #askNext(): void {
    while (this.#asking < atOnce) {
      const id = this.#waiting.shift()
      if (id === undefined) return
      if (this.#known.get(id) === 'loading') void this.#ask(id)
    }
  }

  async #ask(id: ProductId): Promise<void> {
    this.#asking += 1
    const ahead = await takeProduct(id)
    if (ahead?.ok) this.#catalogue.save(ahead.value)
    // Without a network, what the room has kept is asked for next.
    const answer = ahead?.ok ? ahead : await this.#catalogue.product(id)
    this.#asking -= 1
    if (answer.ok) this.learn([answer.value])
    else if (meaningOf(answer.refusal.code).retry) this.#askLater(id)
    else {
      this.#known.set(id, 'unknown')
      this.#away.delete(id)
      this.#emit()
    }
    this.#askNext()
  }

  #askLater(id: ProductId): void {
    this.#away.add(id)
    this.#emit()
    setTimeout(() => {
      this.#waiting.push(id)
      this.#askNext()
    }, tryAgainMs)
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** A product by its id; asks for it where it is not known yet. */
export function useProduct(products: Products, id: ProductId): Known {
  useEffect(() => products.want(id), [products, id])
  return useSyncExternalStore(products.subscribe, () => products.get(id))
}

/** Whether a product has no name yet for want of a network. */
export function useIsAway(products: Products, id: ProductId): boolean {
  return useSyncExternalStore(products.subscribe, () => products.isAway(id))
}

/** Several products by their ids, in that order; asks for those that are not known yet. */
export function useProducts(products: Products, ids: readonly ProductId[]): readonly Known[] {
  const last = useRef<readonly Known[]>([])
  const wanted = ids.join(' ')
  useEffect(() => {
    for (const id of wanted.split(' ')) if (id !== '') products.want(id)
  }, [products, wanted])
  return useSyncExternalStore(products.subscribe, () => {
    const known = ids.map((id) => products.get(id))
    // The same array as long as nothing in it changed: otherwise the page would be drawn without end.
    const isSame = known.length === last.current.length && known.every((one, index) => one === last.current[index])
    if (!isSame) last.current = known
    return last.current
  })
}

/** Something to call a product by while its name is not known: its id is a handle made of words. */
export function nameFromId(id: ProductId): string {
  const words = id.replaceAll(/[-_.~]+/g, ' ').trim()
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

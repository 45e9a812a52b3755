// What the routes of the catalogue stand on.
import type { ShopId } from '#shared/ids.ts'
import type { Catalogue } from './catalogue.ts'
import type { ReadCatalogue } from './read-catalogue.ts'

/** What the routes ask about shops; `Shops` answers it. */
export interface ShopLookup {
  shop(id: ShopId): Promise<{ readonly id: ShopId; readonly currency: string } | undefined>
}

export interface CatalogRouteParts {
  readonly catalogue: Catalogue
  readonly shops: ShopLookup
  /** Reads the files of imports. */
  readonly read: ReadCatalogue
  /** The shops with an import under way. */
  readonly importing: Set<ShopId>
}

import type { ShopId } from '#shared/ids.ts'

/** What the routes ask about shops; `Shops` answers it. */
export interface ShopLookup {
  shop(id: ShopId): Promise<{ readonly id: ShopId; readonly currency: string } | undefined>
}

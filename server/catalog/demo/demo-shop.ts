// The shop that ships with Tagalong, so that shopping together can be tried at once and without a network: what two people need who
// furnish their first flat.
import type { ProductId, ShopId } from '#shared/ids.ts'
import type { Catalogue } from '../catalogue.ts'
import type { StoredProduct } from '../stored-product.ts'
import { storedProduct } from './demo-product.ts'
import type { DemoProduct } from './demo-product.ts'
import { formerName, formerProducts } from './former.ts'
import { furniture, furnitureTitle } from './furniture.ts'
import { light, lightTitle } from './light.ts'
import type { Said } from './say.ts'
import { soft, softTitle } from './soft.ts'
import { table, tableTitle } from './table.ts'

/** What every demo shop is, whatever it sells. Guests may enter its rooms with a name. */
const about = { id: 'demo', locale: 'en', currency: 'EUR', guests: true, origins: [] as readonly string[] } as const

/** A demo shop's name and its products, in their order. */
export interface DemoStock {
  readonly name: string
  readonly products: readonly StoredProduct[]
  /** Names of earlier versions, which give way to this one; any other is the operator's own, and stays. */
  readonly formerNames?: readonly string[]
  /** Products of earlier versions: they stay where rooms have them, and are in no list. */
  readonly formerProducts?: readonly ProductId[]
}

type DemoShop = typeof about & { readonly name: string }

/** What seeding asks of shops; `Shops` answers it. */
export interface ShopMaker {
  ensureShop(shop: DemoShop): Promise<{ readonly id: ShopId; readonly name: string }>
  renameShop(id: ShopId, name: string): Promise<void>
}

/** Departments in the shop's order. */
const departments: readonly (readonly [Said, readonly DemoProduct[]])[] = [
  [tableTitle, table],
  [lightTitle, light],
  [furnitureTitle, furniture],
  [softTitle, soft],
]

/** The demo shop that comes along. */
export function firstFlat(): DemoStock {
  const name = 'Fjord & Field'
  return {
    name,
    formerNames: [formerName],
    formerProducts,
    products: departments.flatMap(([title, products]) =>
      products.map((product) => storedProduct(product, title, { ...about, name })),
    ),
  }
}

/** Makes the demo shop where there is none, and brings what it has to the state of this version. Quick where nothing changed. */
export async function seedDemoShop(
  catalogue: Catalogue,
  shops: ShopMaker,
  { name, products, formerNames = [], formerProducts: gone = [] }: DemoStock,
): Promise<void> {
  const shop = await shops.ensureShop({ ...about, name })
  if (formerNames.includes(shop.name)) await shops.renameShop(about.id, name)
  await catalogue.save(about.id, products)
  await catalogue.unlist(about.id, gone)
}

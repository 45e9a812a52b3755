// The shop that ships with Tagalong, so that shopping together can be tried at once and without a network.
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Catalogue } from '../catalogue.ts'
import { slugOf } from '../slug.ts'
import type { DemoColour, DemoProduct } from './demo-product.ts'
import { demoDepartments } from './departments.ts'
import { pictureIndexOf, picturesOf } from './pictures.ts'
import { demoReviews } from './reviews.ts'

/** The demo shop. Guests may enter its rooms with a name. */
export const demoShop = {
  id: 'demo',
  name: 'Ridge Outfitters',
  locale: 'en',
  currency: 'EUR',
  guests: true,
  origins: [] as readonly string[],
} as const

/** What seeding asks of shops; `Shops` answers it. */
export interface ShopMaker {
  ensureShop(shop: typeof demoShop): Promise<{ readonly id: ShopId }>
}

/** Makes the demo shop where there is none, and brings its products to the state of this version. Quick where nothing changed. */
export async function seedDemoShop(catalogue: Catalogue, shops: ShopMaker): Promise<void> {
  await shops.ensureShop(demoShop)
  await catalogue.save(demoShop.id, demoCatalogue())
}

/** The products of the demo shop, in its order. */
export function demoCatalogue(): Product[] {
  return Object.entries(demoDepartments).flatMap(([department, products]) =>
    products.map((product) => productOf(product, department)),
  )
}

function productOf(product: DemoProduct, department: string): Product {
  const { id, title, description, tint, colours, choice, attributes, rating, tags } = product
  const reviews = demoReviews(id)
  const colourOption = { name: 'Colour', values: colours.map(({ name }) => name) }
  const choiceOption = choice && { name: choice.name, values: Object.keys(choice.values) }
  return {
    id,
    shop: demoShop.id,
    title,
    brand: demoShop.name,
    department,
    description,
    currency: demoShop.currency,
    options: [...(colours.length > 1 ? [colourOption] : []), ...(choiceOption ? [choiceOption] : [])],
    variants: variantsOf(product),
    pictures: picturesOf(product).map(({ src, alt }) => ({ src, alt, tint })),
    attributes: { ...attributes },
    rating: { ...rating },
    ...(reviews.length > 0 ? { reviews } : {}),
    tags: [...tags],
  }
}

function variantsOf(product: DemoProduct): Variant[] {
  const choices = Object.entries(product.choice?.values ?? { '': 0 })
  return product.colours.flatMap((colour) =>
    choices.map(([value, extraMinor]) => variantOf(product, colour, value, extraMinor)),
  )
}

function variantOf(product: DemoProduct, colour: DemoColour, value: string, extraMinor: number): Variant {
  const { id, colours, choice, amountMinor, wasMinor, soldOut = [] } = product
  const options = {
    ...(colours.length > 1 ? { Colour: colour.name } : {}),
    ...(choice ? { [choice.name]: value } : {}),
  }
  const name = Object.values(options).join(' / ')
  return {
    id: `${id}:${slugOf(name) || 'default'}`,
    options,
    amountMinor: amountMinor + extraMinor,
    ...(wasMinor === undefined ? {} : { compareAtMinor: wasMinor + extraMinor }),
    available: !soldOut.includes(name),
    picture: pictureIndexOf(product, colour),
  }
}

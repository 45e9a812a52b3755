// A product of Shopify's `products.json`, public or of its admin: every variant is an offer. Its ids are those that the CSV export
// leads to, so that each adds what the other lacks.
import * as z from 'zod'
import { idOf } from '../slug.ts'
import type { FoundItem, Offer } from './offer.ts'

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) =>
    String(value ?? '')
      .slice(0, 200_000)
      .trim(),
  )
const image = z.looseObject({ src: text, id: text, variant_ids: z.array(text).optional() })

const variantSchema = z.looseObject({
  id: text,
  title: text,
  option1: text,
  option2: text,
  option3: text,
  sku: text,
  barcode: text,
  price: text,
  compare_at_price: text,
  available: z.boolean().nullish(),
  inventory_quantity: text,
  inventory_policy: text,
  inventory_management: text,
  grams: text,
  image_id: text,
  featured_image: image.nullish(),
})

const productSchema = z.looseObject({
  id: text,
  handle: text,
  title: text,
  body_html: text,
  vendor: text,
  product_type: text,
  tags: z.union([text, z.array(text)]),
  status: text,
  published_at: z.string().nullish(),
  options: z
    .array(z.looseObject({ name: text }))
    .max(3)
    .optional(),
  variants: z.array(variantSchema).max(5000),
  images: z.array(image).max(5000).optional(),
})

type ShopifyVariant = z.infer<typeof variantSchema>
type ShopifyProduct = z.infer<typeof productSchema>

const maxProductIdLength = 64

export function shopifyOffers(item: unknown, line: number): FoundItem {
  const read = productSchema.safeParse(item)
  if (!read.success) {
    const [issue] = read.error.issues
    return { offers: [], problems: [`This is no product of Shopify: ${issue?.path.join('.')}: ${issue?.message}.`] }
  }
  const product = read.data
  if (product.handle === '') return { offers: [], problems: [`“${product.title.slice(0, 40)}” has no handle.`] }
  if (product.variants.length === 0)
    return { offers: [], problems: [`“${product.handle.slice(0, 40)}” has no variants.`] }
  return { offers: product.variants.map((variant) => offerOf(product, variant, line)), problems: [] }
}

function offerOf(product: ShopifyProduct, variant: ShopifyVariant, line: number): Offer {
  const names = product.options?.map(({ name }) => name) ?? []
  const values = [variant.option1, variant.option2, variant.option3]
  const images = product.images ?? []
  const own = images.find(
    ({ id, variant_ids: ids }) => id !== '' && (id === variant.image_id || ids?.includes(variant.id)),
  )
  const tags = Array.isArray(product.tags) ? product.tags : product.tags.split(',')
  return {
    line,
    group: product.handle,
    productId: idOf(product.handle, maxProductIdLength),
    productRef: product.id,
    ref: variant.id,
    handle: product.handle,
    sku: variant.sku,
    gtin: variant.barcode,
    title: product.title,
    body: product.body_html,
    brand: product.vendor,
    department: product.product_type,
    tags: tags.map((tag) => tag.trim()),
    choices: values.flatMap((value, at) => (value === '' ? [] : [[names[at] || `Option ${at + 1}`, value] as const])),
    idsByChoice: true,
    price: variant.price,
    compareAt: variant.compare_at_price,
    available: variant.available ?? stockOf(variant),
    quantity: variant.inventory_management === '' ? '' : variant.inventory_quantity,
    picture: variant.featured_image?.src ?? own?.src,
    pictures: images.map(({ src }) => src),
    facts: Number(variant.grams) > 0 ? [['Weight', `${variant.grams} g`]] : [],
    hidden: product.published_at === null || product.status === 'draft' || product.status === 'archived',
  }
}

/** As in the export: nobody counts what has no tracker, and what may be oversold is always to be had. */
function stockOf({
  inventory_policy: policy,
  inventory_management: tracker,
  inventory_quantity: quantity,
}: ShopifyVariant): boolean {
  return policy === 'continue' || tracker === '' || quantity === '' || Number(quantity) > 0
}

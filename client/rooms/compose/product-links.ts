// Links to this shop's products: a pasted link stands for its product.
import type { ProductId } from '#shared/ids.ts'

/** A text without the links that became products. */
export interface WithoutLinks {
  readonly text: string
  readonly products: readonly ProductId[]
}

/** Takes links to products out of a text. @param shop whose products they are; `origin` where its pages are. */
export function takeProductLinks(text: string, shop: { readonly id: string; readonly origin: string }): WithoutLinks {
  const products: ProductId[] = []
  const rest = text.replaceAll(/https?:[/][/]\S+/g, (address) => {
    const product = productOf(address, shop)
    if (product === undefined) return address
    products.push(product)
    return ''
  })
  return { text: products.length > 0 ? rest.trim() : rest, products: [...new Set(products)] }
}

/** The product that an address shows: its own page, or a room with it on the stage. */
export function productOf(
  address: string,
  { id, origin }: { readonly id: string; readonly origin: string },
): ProductId | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.origin !== origin) return undefined
  const parts = url.pathname.split('/').slice(1).map(decoded)
  const [first, second, third, fourth] = parts
  if (first === 'p') return product(second)
  if (first === 'shop' && second === id && third === 'p') return product(fourth)
  return first === 'r' ? product(url.searchParams.get('product') ?? undefined) : undefined
}

function product(id: string | undefined): ProductId | undefined {
  return id !== undefined && /^[A-Za-z0-9._~:-]{1,120}$/.test(id) ? id : undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

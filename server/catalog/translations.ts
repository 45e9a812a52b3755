// A product's texts in other languages than the one its shop wrote it in.
import type { Product } from '#shared/catalog/product.ts'
import type { PricedProduct, StoredProduct } from './stored-product.ts'

/** The product in that language; as its shop wrote it where there is no such language. Ids, prices and departments are the same in all. */
export function inLanguage(stored: PricedProduct, language: string | undefined): Product {
  const { translations, ...product } = stored
  const texts = language === undefined ? undefined : translations?.[language]
  if (!texts) return product
  const said = (text: string) => texts[text] ?? text
  const inPairs = (pairs: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(pairs).map(([name, value]) => [said(name), said(value)]))
  return {
    ...product,
    title: said(product.title),
    description: said(product.description),
    ...(product.department === undefined ? {} : { departmentTitle: said(product.department) }),
    options: product.options.map(({ name, values }) => ({ name: said(name), values: values.map(said) })),
    variants: product.variants.map((variant) => ({ ...variant, options: inPairs(variant.options) })),
    pictures: product.pictures.map((picture) => ({ ...picture, alt: said(picture.alt) })),
    attributes: inPairs(product.attributes),
    ...(product.reviews ? { reviews: product.reviews.map((review) => ({ ...review, text: said(review.text) })) } : {}),
  }
}

/** Every text of the product's translations, for the search; what buyers say is not searched in any language. */
export function translatedTexts({ title, reviews = [], translations = {} }: StoredProduct): {
  readonly titles: readonly string[]
  readonly rest: readonly string[]
} {
  const languages = Object.values(translations)
  const said = new Set(reviews.map(({ text }) => text))
  return {
    titles: languages.flatMap((texts) => texts[title] ?? []),
    rest: languages.flatMap((texts) =>
      Object.entries(texts)
        .filter(([text]) => !said.has(text))
        .map(([, text]) => text),
    ),
  }
}

// How the demo shop's products are written down, and what a product of the catalogue is made of.
import type { Product, Variant } from '#shared/catalog/product.ts'
import { isoExponentOf } from '#shared/iso-4217.ts'
import type { StoredProduct } from '../stored-product.ts'
import { picturesOf } from './pictures.ts'
import type { PictureAlts } from './pictures.ts'
import { demoReviews, reviewTexts } from './reviews.ts'
import { together } from './say.ts'
import type { Said } from './say.ts'

/** One of the things to choose from. Its key names it in ids and in the names of pictures. */
export interface DemoValue {
  readonly key: string
  readonly name: Said
  /** What it adds to the price, cents. */
  readonly extraMinor?: number
}

/** Something to choose. */
export interface DemoOption {
  readonly name: Said
  readonly values: readonly DemoValue[]
}

/** A product as its department's table has it. */
export interface DemoProduct {
  readonly id: string
  readonly title: Said
  readonly description: Said
  readonly options: readonly DemoOption[]
  readonly amountMinor: number
  /** What it cost before. */
  readonly wasMinor?: number
  /** The keys of variants that cannot be had: `walnut-120`. */
  readonly soldOut?: readonly string[]
  /** Comparable facts, in their order. */
  readonly facts: readonly (readonly [name: Said, value: Said])[]
  readonly rating: { readonly average: number; readonly count: number }
  readonly tags: readonly string[]
}

interface Shop {
  readonly id: string
  readonly name: string
  readonly currency: string
}

/** The product as the catalogue stores it, in all languages. */
export function storedProduct(demo: DemoProduct, department: Said, shop: Shop): StoredProduct {
  const reviews = demoReviews(demo.id)
  const choices = choicesOf(demo.options)
  const shown = picturesOf(demo.id, choices.map(keyOf), altsOf(demo))
  const product: Product = {
    id: demo.id,
    shop: shop.id,
    title: demo.title.en,
    brand: shop.name,
    department: department.en,
    description: demo.description.en,
    currency: shop.currency,
    exponent: isoExponentOf(shop.currency),
    options: demo.options.map(({ name, values }) => ({ name: name.en, values: values.map((value) => value.name.en) })),
    variants: choices.map((choice) => variantOf(demo, choice, shown.indexOf)),
    pictures: [...shown.pictures],
    attributes: Object.fromEntries(demo.facts.map(([name, value]) => [name.en, value.en])),
    rating: { ...demo.rating },
    ...(reviews.length > 0 ? { reviews } : {}),
    tags: [...demo.tags],
  }
  return {
    ...product,
    translations: translationsOf([...textsOf(demo), ...shown.alts, ...reviewTexts(demo.id), department]),
  }
}

type Choice = readonly DemoValue[]

/** Every way to choose one value of each option. */
function choicesOf(options: readonly DemoOption[]): Choice[] {
  return options.reduce<Choice[]>(
    (chosen, { values }) => chosen.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  )
}

function keyOf(choice: Choice): string {
  return choice.map(({ key }) => key).join('-')
}

function variantOf(demo: DemoProduct, choice: Choice, pictureOf: (key: string) => number): Variant {
  const { id, options, amountMinor, wasMinor, soldOut = [] } = demo
  const key = keyOf(choice)
  const extraMinor = choice.reduce((sum, value) => sum + (value.extraMinor ?? 0), 0)
  return {
    id: `${id}:${key}`,
    options: Object.fromEntries(options.map(({ name }, index) => [name.en, choice[index]?.name.en ?? ''])),
    amountMinor: amountMinor + extraMinor,
    ...(wasMinor === undefined ? {} : { compareAtMinor: wasMinor + extraMinor }),
    available: !soldOut.includes(key),
    picture: pictureOf(key),
  }
}

/** What a picture shows, by the key of its variant. */
function altsOf({ title, options }: DemoProduct): PictureAlts {
  const [first] = options
  return (key) => {
    const value = first?.values.find((one) => key === one.key || key.startsWith(`${one.key}-`))
    return value ? together(title, ', ', value.name) : title
  }
}

function textsOf({ title, description, options, facts }: DemoProduct): Said[] {
  const choices = options.flatMap(({ name, values }) => [name, ...values.map((value) => value.name)])
  return [title, description, ...choices, ...facts.flat()]
}

function translationsOf(texts: readonly Said[]): NonNullable<StoredProduct['translations']> {
  const into = (language: 'de' | 'ar') =>
    Object.fromEntries(texts.filter((text) => text[language] !== text.en).map((text) => [text.en, text[language]]))
  return { de: into('de'), ar: into('ar') }
}

import type { Dye, Scene } from './scene.ts'

/** A colour that a product comes in. */
export interface DemoColour {
  readonly name: string
  /** How the icon is dyed for it; nothing where the icon has it. */
  readonly dyes: readonly Dye[]
}

/** A product of the demo shop, as its department's table has it. */
export interface DemoProduct {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Ground of its pictures. */
  readonly tint: string
  /** The first is shown first. With a single one there is nothing to choose. */
  readonly colours: readonly [DemoColour, ...DemoColour[]]
  /** What else there is to choose, and what it adds to the price. */
  readonly choice?: { readonly name: string; readonly values: Readonly<Record<string, number>> }
  readonly amountMinor: number
  /** What it cost before. */
  readonly wasMinor?: number
  /** Variants that cannot be had: `Slate / 38`. */
  readonly soldOut?: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
  readonly rating: { readonly average: number; readonly count: number }
  readonly tags: readonly string[]
  readonly scene: Scene
}

/** Sizes that all cost the same. */
export function sizes(...values: readonly string[]): NonNullable<DemoProduct['choice']> {
  return { name: 'Size', values: Object.fromEntries(values.map((value) => [value, 0])) }
}

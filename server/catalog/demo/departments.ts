import { accessories } from './accessories.ts'
import { camp } from './camp.ts'
import { clothing } from './clothing.ts'
import type { DemoProduct } from './demo-product.ts'
import { footwear } from './footwear.ts'

/** The demo shop's departments and their products, in the shop's order. */
export const demoDepartments: Readonly<Record<string, readonly DemoProduct[]>> = {
  'Footwear': footwear,
  'Clothing': clothing,
  'Camp & kitchen': camp,
  'Bags & accessories': accessories,
}

/** All products of the demo shop. */
export const demoProducts: readonly DemoProduct[] = Object.values(demoDepartments).flat()

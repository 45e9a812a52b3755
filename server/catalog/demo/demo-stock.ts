// What the demo shop sells: what comes along, or what a file of the operator's says.
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { StartProblem } from '#server/storage/start-problem.ts'
import { storedProductSchema } from '../stored-product.ts'
import { firstFlat } from './demo-shop.ts'
import type { DemoStock } from './demo-shop.ts'

const stockSchema = z.object({
  name: z.string().min(1).max(120),
  products: z.array(storedProductSchema.extend({ shop: z.literal('demo') })).min(1),
})

/** @throws StartProblem where the file cannot be used. */
export function demoStockOf(file: string | undefined): DemoStock {
  if (file === undefined) return firstFlat()
  try {
    return stockSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (fault) {
    const reason = fault instanceof z.ZodError ? z.prettifyError(fault) : String(fault)
    throw new StartProblem(`DEMO_SHOP_FILE cannot be used: ${file}: ${reason.split('\n')[0]}`, { cause: fault })
  }
}

// A product or a variant as a link shows it to somebody outside the room. The client imports only the type.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { pictureSchema } from './product.ts'

export const shownThingSchema = z
  .object({
    id: z.string().regex(idPattern).describe('The product or variant; in a decision, the line.'),
    title: z.string(),
    options: z.array(z.string()).describe('Such as `Walnut`, `39`.'),
    picture: pictureSchema.nullable(),
    price: z.object({ amountMinor: z.int(), currency: z.string(), exponent: z.int() }).nullable(),
    available: z.boolean(),
  })
  .meta({ id: 'ShownThing' })

export type ShownThing = z.infer<typeof shownThingSchema>

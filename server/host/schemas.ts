// Small pieces that the routes of every feature are described with.
import * as z from 'zod'
import type { ZodType } from 'zod'
import { idPattern } from '#shared/ids.ts'

/** A room's id in a path. */
export const roomParam = z.object({
  room: z
    .string()
    .max(120)
    .meta({ param: { name: 'room', in: 'path' } })
    .describe('Room id.'),
})

/** An id in a path or a query. */
export const idParam = z.string().regex(idPattern)

/** A required JSON body. */
export function jsonBody<Schema extends ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const
}

/** A JSON answer. */
export function json<Schema extends ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } } as const
}

/** How many entries a page has: at most `max`, `usual` by default. */
export function limitQuery(max: number, usual: number) {
  return z.coerce
    .number()
    .int()
    .min(1)
    .max(max)
    .default(usual)
    .describe(`How many at most: 1…${max}, ${usual} by default.`)
}

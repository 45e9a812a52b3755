// Where a page of a list ended, in a form that callers pass back and need not understand.
import * as z from 'zod'

const place = z.tuple([z.int(), z.int(), z.string().max(120)])

/** The last product of a page: its distance from the query, its position in the shop, its id. */
export type Place = z.infer<typeof place>

export function pageTokenOf(last: Place): string {
  return Buffer.from(JSON.stringify(last)).toString('base64url')
}

/** @returns undefined where the text is no cursor. */
export function placeOf(cursor: string): Place | undefined {
  try {
    return place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

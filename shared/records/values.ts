// Value parts that several record kinds share.
import * as z from 'zod/mini'
import { idPattern } from '../ids.ts'
import { maxExponent } from '../iso-4217.ts'
import { isTidyLine } from '../names/line.ts'
import { roles } from '../roles.ts'

/** An id that may stand in a key. */
export const idValue = z.string().check(z.regex(idPattern))
/** The last moment of a JavaScript `Date`; a later one cannot be shown. */
const lastMoment = 8_640_000_000_000_000
/** Milliseconds since 1970, by the writer's clock. */
export const atValue = z.int().check(z.minimum(0), z.maximum(lastMoment))
/** A share: 0…1. */
export const shareValue = z.number().check(z.minimum(0), z.maximum(1))
/** An amount in minor units; the greatest is a trillion of a currency with two decimals. */
export const amountValue = z.int().check(z.minimum(0), z.maximum(100_000_000_000_000))
/** ISO 4217. */
export const currencyValue = z.string().check(z.regex(/^[A-Z]{3}$/))
/** How many decimals the minor unit of an amount stands for; absent in amounts that were written before it was said with them. */
export const exponentValue = z.optional(z.int().check(z.minimum(0), z.maximum(maxExponent)))
/** A BCP 47 language tag. */
export const localeValue = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/))
/** A role. */
export const roleValue = z.enum(roles)

/** Text that is neither empty nor longer than `max` UTF-16 units. */
export function textValue(max: number): z.ZodMiniString {
  return z.string().check(z.minLength(1), z.maxLength(max))
}

/** A title: text of one tidy line; see `tidyLine`. */
export function lineValue(max: number): z.ZodMiniString {
  return z.string().check(z.minLength(1), z.maxLength(max), z.refine(isTidyLine))
}

// When stores are open and who works when, as shops say it: in the wall-clock time of a zone, so that a summer-time switch changes nothing
// of it.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { lengthOf, overlaps, overlapsIn, spanWithin, weekDays } from './schedule.ts'
import type { Problem } from './schedule.ts'

const from = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Wall-clock time such as `09:00`.')
const to = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .describe('Wall-clock time such as `18:00`, or `24:00`. One that is not after `from` is of the next day.')
const date = z.iso.date().describe('Such as `2026-12-24`.')

/** From when to when. */
export const periodSchema = z.object({ from, to }).meta({ id: 'Period' })
/** From when to when somebody works, with breaks. */
export const shiftSchema = periodSchema
  .extend({ breaks: z.array(periodSchema).max(10).default([]).describe('Within the shift, not overlapping.') })
  .superRefine(({ breaks, ...shift }, context) => {
    const spans = breaks.map((one) => spanWithin(shift, one))
    const length = lengthOf(shift)
    spans.forEach((span, index) => {
      if (span.end > length) say(context, ['breaks', index], 'A break lies within its shift')
      if (spans.slice(0, index).some((other) => overlaps(span, other)))
        say(context, ['breaks', index], 'Breaks do not overlap')
    })
  })
  .meta({ id: 'Shift' })
/** See `shiftSchema`. */
export type Shift = z.infer<typeof shiftSchema>

const scheduleOf = <One extends typeof periodSchema | typeof shiftSchema>(one: One) =>
  z
    .object({
      week: z
        .partialRecord(z.enum(weekDays), z.array(one).max(10))
        .default({})
        .describe('The periods of each day; a day that is not named has none.'),
      exceptions: z
        .array(
          z.object({ date, periods: z.array(one).max(10).describe('Instead of those of the week; none: closed.') }),
        )
        .max(400)
        .default([]),
      holidays: z
        .array(
          z.object({
            date: z
              .string()
              .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
              .describe(
                'Such as `2026-12-25`, or `12-25` for each year. Nothing on that day, unless an exception says so.',
              ),
            name: z.string().trim().min(1).max(80).optional(),
          }),
        )
        .max(200)
        .default([]),
    })
    .superRefine((schedule, context) => {
      for (const { path, message } of overlapsIn(schedule)) say(context, path, message)
    })

export const openingHoursSchema = scheduleOf(periodSchema).meta({ id: 'OpeningHours' })
const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'No time zone of that name is known')
  .describe('IANA: `Europe/Dublin`.')
const texts = (max: number) => z.array(z.string().trim().min(1).max(60)).max(max).default([])

export const saveStoreSchema = z
  .object({
    name: z.string().trim().min(1).max(60).describe('Such as `Dublin`.'),
    region: z.string().trim().min(1).max(60).nullable().default(null).describe('Stores of a region help one another.'),
    timeZone,
    departments: texts(50).describe('Departments of its products; none for all.'),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/))
      .max(20)
      .default([])
      .describe('Spoken there: ISO 639.'),
    hours: openingHoursSchema
      .nullable()
      .default(null)
      .describe('When it is open; null: whenever somebody of its staff is on.'),
  })
  .meta({ id: 'SaveStore' })
/** See `saveStoreSchema`. */
export type SaveStore = z.infer<typeof saveStoreSchema>

export const storeSchema = saveStoreSchema.extend({ id: z.string().regex(idPattern) }).meta({ id: 'Store' })
/** See `storeSchema`. */
export type Store = z.infer<typeof storeSchema>

export const storeListSchema = z.object({ stores: z.array(storeSchema) }).meta({ id: 'StoreList' })

export const saveShiftsSchema = z
  .object({
    store: z
      .string()
      .regex(idPattern)
      .nullable()
      .default(null)
      .describe('Whose wall clock it is, and where they work.'),
    timeZone: timeZone.nullable().default(null).describe('Whose wall clock it is where no store is named.'),
    shifts: scheduleOf(shiftSchema),
  })
  .superRefine(({ store, timeZone: zone }, context) => {
    if (store === null && zone === null) say(context, ['timeZone'], 'A time zone, or a store')
  })
  .meta({ id: 'SaveShifts' })
/** See `saveShiftsSchema`. */
export type SaveShifts = z.infer<typeof saveShiftsSchema>

const at = z.int().describe('Milliseconds since 1970.')

export const shiftSpanSchema = z
  .object({ from: at, to: at, breaks: z.array(z.object({ from: at, to: at })) })
  .meta({ id: 'ShiftSpan' })
/** A shift as moments. */
export type ShiftSpan = z.infer<typeof shiftSpanSchema>

export const personShiftsSchema = z
  .object({
    person: z.string().describe('The shop’s own id of them.'),
    name: z.string().nullable().describe('Null before they have signed in once.'),
    plan: saveShiftsSchema,
    next: z.array(shiftSpanSchema).describe('Those of the next 14 days, the one under way first.'),
  })
  .meta({ id: 'PersonShifts' })

export const shiftListSchema = z.object({ people: z.array(personShiftsSchema) }).meta({ id: 'ShiftList' })
/** See `shiftListSchema`. */
export type ShiftList = z.infer<typeof shiftListSchema>

/** Whether a time zone of that name is known here. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function say(context: z.RefinementCtx, path: Problem['path'], message: string): void {
  context.addIssue({ code: 'custom', path: [...path], message })
}

// One environment variable. The settings of a feature are an object of these beside its code; `server/settings.ts` reads them all.
import * as z from 'zod'

/** A setting: how it is parsed, and what people read of it. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  /** What it is, with its unit; the README's table is made of these. */
  readonly about: string
  /** As the README shows it. */
  readonly default: string
  /** Must never be printed. */
  readonly secret?: true
  /** The name it had before, still read. */
  readonly formerName?: string
}

/** Settings by the name of their variable. */
type SettingsSlice = Readonly<Record<string, Setting>>

/** The parsed values of a slice. */
export type SettingsOf<Slice extends SettingsSlice> = Readonly<
  z.output<z.ZodObject<{ -readonly [Name in keyof Slice]: Slice[Name]['schema'] }>>
>

/** A setting with its schema's own type. */
export function setting<Schema extends z.ZodType>(schema: Schema, text: Omit<Setting, 'schema'>): Setting<Schema> {
  return { schema, ...text }
}

/** A whole number within bounds. */
export const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

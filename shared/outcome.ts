// A "no" is a value. What can be refused returns an Outcome; only faults are thrown.
import type { Refusal } from './refusals.ts'

/** The result, or the refusal. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** Wraps a result. */
export function granted<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** Wraps a refusal. */
export function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}

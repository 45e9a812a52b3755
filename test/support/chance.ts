// Chance that can be had again: the same seed, the same choices.

/** Numbers that look random. */
export interface Chance {
  readonly seed: number
  /** A number in 0…1, without 1. */
  next(): number
  /** A whole number in `from`…`to`, both included. */
  whole(from: number, to: number): number
  /** One of several. */
  pick<Value>(values: readonly [Value, ...Value[]]): Value
}

/** @param seed printed by a test that fails, and given back by its environment variable `SEED`. */
export function chance(seed: number = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)): Chance {
  let state = seed >>> 0
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { seed, next, whole, pick: (values) => values[whole(0, values.length - 1)] ?? values[0] }
}

// Structural sharing: unchanged parts stay the same objects, so that React redraws one row of a list of 200 lines.

/**
 * The new value, in which every part that equals its counterpart in the old one is that same object.
 * Entries of lists are matched by `id`, `memberId` or `device` where they have one, otherwise by position.
 * @returns `before` itself where nothing changed. For plain data: objects, arrays, maps, primitives.
 */
export function keepSame<T>(before: T | undefined, after: T): T {
  if (Object.is(before, after)) return after
  if (Array.isArray(before) && Array.isArray(after)) return keepList(before, after) as T
  if (before instanceof Map && after instanceof Map) return keepMap(before, after) as T
  if (isRecord(before) && isRecord(after)) return keepRecord(before, after) as T
  return after
}

/** Whether two plain values are equal. */
export function isSame(one: unknown, other: unknown): boolean {
  return Object.is(keepSame(one, other), one)
}

function keepList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const byName = new Map(before.map((entry, index) => [nameOf(entry, index), entry]))
  const kept = after.map((entry, index) => keepSame(byName.get(nameOf(entry, index)), entry))
  return kept.length === before.length && kept.every((entry, index) => Object.is(entry, before[index])) ? before : kept
}

function keepMap(
  before: ReadonlyMap<unknown, unknown>,
  after: ReadonlyMap<unknown, unknown>,
): ReadonlyMap<unknown, unknown> {
  const kept = new Map([...after].map(([key, value]) => [key, keepSame(before.get(key), value)]))
  return kept.size === before.size &&
    [...kept].every(([key, value]) => before.has(key) && Object.is(value, before.get(key)))
    ? before
    : kept
}

function keepRecord(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(after).map(([key, value]) => [key, keepSame(before[key], value)]))
  const keys = Object.keys(kept)
  const unchanged =
    keys.length === Object.keys(before).length &&
    keys.every((key) => key in before && Object.is(kept[key], before[key]))
  return unchanged ? before : kept
}

function nameOf(entry: unknown, index: number): unknown {
  if (!isRecord(entry)) return index
  return entry['id'] ?? entry['memberId'] ?? entry['device'] ?? index
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)
}

// The bag of the demo shop: what one person would buy, on this device only. A room's cart is something else: it is everybody's.
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { isId, productIdOf } from '#shared/ids.ts'
import type { VariantId } from '#shared/ids.ts'

/** A variant, and how many of it. */
export interface BagLine {
  readonly variantId: VariantId
  readonly count: number
}

/** What is in a bag. */
export type Bag = readonly BagLine[]

/** The most of one variant. */
export const mostOfOne = 20
/** The most lines; the bag is for trying, not for stocking up. */
const mostLines = 50
/** Where it is in the storage of the device. */
export const bagKey = 'tagalong.bag'
const empty: Bag = []

const listeners = new Set<() => void>()
let bag: Bag | undefined

/** Puts one more of the variant into the bag. @returns false where it is full. */
export function addToBag(variantId: VariantId): boolean {
  const line = bagNow().find((one) => one.variantId === variantId)
  if (line ? line.count >= mostOfOne : bagNow().length >= mostLines) return false
  setCount(variantId, (line?.count ?? 0) + 1)
  return true
}

/** Sets how many of the variant are in the bag; 0 takes it out. */
export function setCount(variantId: VariantId, count: number): void {
  const lines = bagNow()
  const line = { variantId, count: Math.min(count, mostOfOne) }
  const isThere = lines.some((one) => one.variantId === variantId)
  const changed = isThere ? lines.map((one) => (one.variantId === variantId ? line : one)) : [...lines, line]
  save(changed.filter((one) => one.count > 0))
}

/** How many things are in it. */
export function countOf(lines: Bag): number {
  return lines.reduce((sum, { count }) => sum + count, 0)
}

/** What is in the bag, in the order it was put there. */
export function bagNow(): Bag {
  return (bag ??= linesIn(deviceStorage.readJson(bagKey)))
}

function linesIn(stored: unknown): Bag {
  if (!Array.isArray(stored)) return empty
  return stored.slice(0, mostLines).flatMap((line: Partial<BagLine> | null) => {
    const { variantId, count } = line ?? {}
    const isLine = typeof variantId === 'string' && isId(productIdOf(variantId)) && Number.isInteger(count)
    return isLine && count !== undefined && count > 0 ? [{ variantId, count: Math.min(count, mostOfOne) }] : []
  })
}

function save(lines: Bag): void {
  bag = lines
  deviceStorage.saveJson(bagKey, lines)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Calls the listener whenever the bag has changed. @returns ends it. */
export function onBagChanged(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads it again: another tab may have changed it. */
export function rereadBag(): void {
  bag = undefined
  tell()
}

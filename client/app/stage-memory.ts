// What stood on a room's stage in this tab, with the picture and the part of it: a reload shows the same again.
import { tabMemory } from '#client/rooms/tab-memory.ts'
import { lookingValue } from '#shared/wire/looking.ts'
import type { Looking } from '#shared/wire/looking.ts'

const name = 'stage'

/** What was last on the stage; undefined where this tab has not been here yet. */
export function rememberedStage(roomId: string): Looking | undefined {
  const saved = tabMemory(roomId).read(name)
  if (saved === undefined) return undefined
  try {
    return lookingValue.safeParse(JSON.parse(saved)).data
  } catch {
    // Somebody else wrote there.
    return undefined
  }
}

/** Saves what is on the stage now. */
export function rememberStage(roomId: string, looking: Looking): void {
  tabMemory(roomId).save(name, JSON.stringify(looking))
}

/** What an address names, as it was last seen: the address has neither picture nor zoom. */
export function lastSeenAs(addressed: Looking | undefined, remembered: Looking): Looking | undefined {
  const isSame =
    addressed?.productId !== undefined &&
    addressed.productId === remembered.productId &&
    addressed.variantId === remembered.variantId
  return isSame ? remembered : addressed
}

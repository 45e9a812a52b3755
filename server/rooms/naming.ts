// What people may be called in a room, beside the others who are in it.
import { startOf } from '#shared/cut-text.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { maxNameLength } from '#shared/rooms/member.ts'
import { Lookalikes } from './lookalike.ts'

/** Why somebody may not be called that: it looks like the shop's name, or like that of another member. */
export function whyNotName(name: string, shopName: string, others: readonly string[] = []): Refusal | undefined {
  return new Lookalikes([shopName, ...others]).has(name) ? refusal('name-taken') : undefined
}

/**
 * What a newcomer is called: their name, with a number behind it where it looks like another's. They are not sent away, for two
 * friends may share a name, and one person may come by two devices.
 */
export function toldApart(name: string, others: readonly string[]): string {
  const taken = new Lookalikes(others)
  let told = name
  for (let number = 2; taken.has(told); number += 1) {
    const suffix = ` (${number})`
    told = `${startOf(name, maxNameLength - suffix.length).trim()}${suffix}`
  }
  return told
}

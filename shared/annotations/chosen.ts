// Who gave which of a question's choices.
import type { MemberId } from '../ids.ts'
import type { Message } from './message.ts'

/** Each member's last choice, counted from 0. @param messages in their order. */
export function chosenIn(messages: readonly Pick<Message, 'by' | 'choice'>[]): ReadonlyMap<MemberId, number> {
  return new Map(messages.flatMap(({ by, choice }) => (choice === undefined ? [] : [[by, choice] as const])))
}

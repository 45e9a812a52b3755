// What a thread is about, as one text: `room`, or a word and an id, such as `line:ridge-boot:walnut-39`.
import * as z from 'zod/mini'

/** The things one can talk about. */
export const topics = ['room', 'line', 'product', 'pin', 'decision'] as const
/** See `topics`. */
export type Topic = (typeof topics)[number]
/** `room`, `line:<lineId>`, `product:<productId>`, `pin:<pinId>` or `decision:<decisionId>`. */
export type Subject = string

/** Any subject. */
export const subjectValue = z
  .string()
  .check(z.regex(/^(?:room|(?:line|product|pin|decision):[A-Za-z0-9._~:-]{1,120})$/))

/** The longest key part; see `idPattern`. */
const maxIdLength = 120

/** The subject that names a thing. */
export function subjectOf(topic: Exclude<Topic, 'room'>, id: string): Subject {
  return `${topic}:${id}`
}

/** What a subject names; the room has no id of its own. */
export function readSubject(subject: Subject): { readonly topic: Topic; readonly id: string } {
  const colon = subject.indexOf(':')
  return colon === -1
    ? { topic: 'room', id: '' }
    : { topic: subject.slice(0, colon) as Topic, id: subject.slice(colon + 1) }
}

/**
 * The id of the one talk about a subject. The first speaker opens it, and two who speak at once open the
 * same one. If a subject is too long for an id, a hash replaces its end.
 */
export function talkIdOf(subject: Subject): string {
  if (subject.length <= maxIdLength) return subject
  const kept = maxIdLength - 14
  return `${subject.slice(0, kept)}~${fold(subject.slice(kept))}`
}

/** Whether an id belongs to the talk of a subject. A question with such an id would block the talk. */
export function isTalkId(id: string): boolean {
  return subjectValue.safeParse(id).success
}

/** A hash of up to 13 characters, made of two 32-bit FNV-1a sums. */
function fold(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193) >>> 0
    high = Math.imul(high ^ low, 0x85ebca6b) >>> 0
  }
  return low.toString(36) + high.toString(36).slice(0, 6)
}

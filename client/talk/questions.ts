// What a question says of itself, and whom it waits for.
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import type { MemberId } from '#shared/ids.ts'

/** A question is written together with its thread: later messages are no questions. */
const togetherMs = 1_000

/** The words of a question; undefined where they were taken back. */
export function questionWords({ by, at, messages: [first] }: ThreadView): string | undefined {
  return first?.by === by && first.at - at < togetherMs ? first.text : undefined
}

/** Whether somebody is asked: by name, or because everybody is. Nobody asks themselves. */
export function isAsked({ kind, by, askedOf }: ThreadView, member: MemberId): boolean {
  if (kind !== 'question' || by === member) return false
  return askedOf === undefined || (askedOf !== 'shop' && askedOf.includes(member))
}

/** Whether a question waits for somebody: open, asked of them, and without a word from them. */
export function waitsFor(thread: ThreadView, member: MemberId): boolean {
  return !thread.resolved && isAsked(thread, member) && thread.messages.every(({ by }) => by !== member)
}

/** Those that wait for somebody, the most pressing first. */
export function waiting(threads: Iterable<ThreadView>, member: MemberId): readonly ThreadView[] {
  return [...threads]
    .filter((thread) => waitsFor(thread, member))
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.at - b.at)
}

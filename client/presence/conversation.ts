// With whom this member is in conversation: both wrote in the same thread a moment ago, or one turned to the other.
import type { MemberId } from '#shared/ids.ts'
import type { Parts } from './parts.ts'

/** A member who has said nothing for longer is no longer talking. */
const talkingMs = 5 * 60_000

interface ConversationParts {
  readonly room: Pick<Parts['room'], 'talk' | 'presence' | 'me'>
  /** When members last turned to each other in another way: followed, asked to come. */
  readonly met: ReadonlyMap<MemberId, number>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The others. */
export function inConversation({ room, met, now }: ConversationParts): ReadonlySet<MemberId> {
  const me = room.me.get().id
  const since = now - talkingMs
  const talking = new Set([...met].filter(([, at]) => at >= since).map(([id]) => id))
  for (const speakers of speakersSince(room, since)) {
    if (speakers.has(me)) for (const id of speakers) talking.add(id)
  }
  talking.delete(me)
  return talking
}

/** Who spoke or writes, thread by thread. */
function speakersSince({ talk, presence }: ConversationParts['room'], since: number): Iterable<Set<MemberId>> {
  const speakers = new Map<string, Set<MemberId>>()
  const note = (thread: string, id: MemberId) => speakers.set(thread, (speakers.get(thread) ?? new Set()).add(id))
  for (const { id, lastAt, messages } of talk.threads.get().values()) {
    if (lastAt < since) continue
    // The latest stand last: of five thousand messages only those of the last minutes are looked at.
    for (let index = messages.length - 1; index >= 0; index -= 1) {
      const message = messages[index]
      if (!message || message.at < since) break
      note(id, message.by)
    }
  }
  for (const { id, typing } of presence.here.get()) if (typing !== undefined) note(typing, id)
  return speakers.values()
}

// Counts the suggestions of visits, as their documents have them.
import type { Change } from '#server/sync/change.ts'
import type { RoomHooks } from '#server/sync/room-hooks.ts'
import type { Room } from '#server/sync/room.ts'
import type { Facts, Suggestions } from './facts.ts'

const prefix = 'visit-'

/** Hears of what is suggested and answered. */
export function countingSuggestions(facts: Pick<Facts, 'noteSuggestions'>): RoomHooks {
  const note = (room: Room, document: string) => {
    const counts = suggestionsIn(room, document)
    if (counts.suggested > 0) facts.noteSuggestions(document.slice(prefix.length), counts)
  }
  return {
    // A crash may have come between the document and the count.
    opened: (room) => {
      for (const document of room.documents.keys()) if (document.startsWith(prefix)) note(room, document)
    },
    changed: (room, { document, edits }: Change) => {
      if (!document.startsWith(prefix)) return
      if (edits.some(({ root }) => root === 'proposals' || root === 'proposalStates')) note(room, document)
    },
  }
}

function suggestionsIn(room: Room, document: string): Suggestions {
  const records = [...room.documents].find(([name]) => name === document)?.[1].records
  if (!records) return { suggested: 0, accepted: 0 }
  const states = [...records.records('proposalStates').values()] as { readonly state?: string }[]
  return {
    suggested: records.records('proposals').size,
    accepted: states.filter(({ state }) => state === 'accepted').length,
  }
}

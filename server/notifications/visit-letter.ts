// What who asked the store is told while they are away: that somebody of the store is there for them, or what they answered.
import { visitDocument } from '#shared/visits/visit-document.ts'
import { visitEntries } from '#shared/visits/visit-view.ts'
import type { VisitEntry, VisitRecords } from '#shared/visits/visit-view.ts'
import type { Room } from '../sync/room.ts'
import { inShort, maxSaid } from './letter-parts.ts'
import type { Draft, Letter, LetterParts } from './letter-parts.ts'
import { partsOf } from './still-new.ts'

/** Writes it; undefined where nobody of the store is there, nor said anything that the asker did not answer. */
export async function visitLetter(
  { visitOf }: Pick<LetterParts, 'visitOf'>,
  { notification, room, words, common }: Draft,
): Promise<Letter | undefined> {
  const [, id] = partsOf(notification.subject)
  const visit = await visitOf(id)
  const entries = visit?.roomId === room.id ? entriesOf(room, id) : undefined
  if (!visit || !entries) return undefined
  const own = entries.findLastIndex(({ by }) => by === visit.asker)
  const names = new Map([
    ...[...visit.former, ...visit.guests].map((one) => [one.id, one.name] as const),
    [visit.staff, visit.associate.name],
  ])
  const said = entries
    .slice(own + 1)
    .flatMap((entry) => {
      const name = names.get(entry.by)
      return name === undefined ? [] : [{ name, text: textOf(entry, words) }]
    })
    .slice(-maxSaid)
  const last = said.at(-1)
  // Nobody is there any more, or the asker has answered.
  if (!last && (visit.endedAt !== null || (entries[own]?.at ?? 0) > notification.at)) return undefined
  const title = last ? words.storeReplied(last.name) : words.storeIsHere(visit.associate.name)
  const quote = questionOf(entries[own])
  return {
    ...common,
    ...{ title, said },
    headline: last ? `${title}: ${last.text}` : title,
    ...(quote === undefined ? {} : { quote }),
  }
}

function entriesOf(room: Room, id: string): readonly VisitEntry[] | undefined {
  const records = room.documents.get(visitDocument(id))?.records
  if (!records) return undefined
  const root = (name: keyof VisitRecords) => records.records(name)
  return visitEntries({
    messages: root('messages') as VisitRecords['messages'],
    proposals: root('proposals') as VisitRecords['proposals'],
    proposalStates: root('proposalStates') as VisitRecords['proposalStates'],
    summaries: root('summaries') as VisitRecords['summaries'],
  })
}

function textOf(entry: VisitEntry, words: Draft['words']): string {
  switch (entry.kind) {
    case 'message':
      return inShort(entry, words)
    case 'proposal':
      return entry.proposal.reason
    case 'summary':
      return entry.text
    default:
      return entry satisfies never
  }
}

/** What the asker said last. */
function questionOf(entry: VisitEntry | undefined): string | undefined {
  return entry?.kind === 'message' && entry.text !== '' ? entry.text : undefined
}

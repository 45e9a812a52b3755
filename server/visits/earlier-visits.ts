// Earlier visits of whoever asks, for the associate whom they let see them: by the membership, and for customers of the shop also in their
// other rooms. Read anew each time, so that what was taken back is not sent again.
import { maxEarlierEntries, maxEarlierVisits } from '#shared/desk/earlier-visits.ts'
import type { EarlierVisit } from '#shared/desk/earlier-visits.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { visitEntries } from '#shared/visits/visit-view.ts'
import type { VisitEntry, VisitRecords } from '#shared/visits/visit-view.ts'
import type { Host } from '#server/host/host.ts'
import type { StoredVisit, VisitRows } from './visit-rows.ts'

type Entry = EarlierVisit['entries'][number]

/** Reads earlier visits. */
export class EarlierVisits {
  readonly #rows: VisitRows
  readonly #directory: Host['directory']

  constructor({ rows, directory }: { rows: VisitRows; directory: Host['directory'] }) {
    this.#rows = rows
    this.#directory = directory
  }

  /** Those that an associate may see on an open visit of theirs. Refuses `no-such-visit`, also for one of somebody else. */
  async of(id: string, staff: string): Promise<Outcome<{ visits: EarlierVisit[] }>> {
    const visit = await this.#rows.find(id)
    if (visit?.staff !== staff || visit.endedAt !== null) return refused(refusal('no-such-visit'))
    if (!visit.showsEarlier) return granted({ visits: [] })
    const visits: EarlierVisit[] = []
    for (const earlier of await this.#rows.earlierOf(visit, maxEarlierVisits)) {
      const shown = await this.#shown(earlier)
      if (shown) visits.push(shown)
    }
    // It takes a while, in which the asker may have taken it back.
    const now = await this.#rows.find(id)
    return granted({ visits: now?.showsEarlier === true && now.staff === staff ? visits : [] })
  }

  async #shown(visit: StoredVisit): Promise<EarlierVisit | undefined> {
    const room = await this.#directory.room(visit.roomId)
    const document = room.ok ? room.value.documents.get(visitDocument(visit.id)) : undefined
    if (!document) return undefined
    const root = (name: keyof VisitRecords) => document.records.records(name)
    const entries = visitEntries({
      messages: root('messages') as VisitRecords['messages'],
      proposals: root('proposals') as VisitRecords['proposals'],
      proposalStates: root('proposalStates') as VisitRecords['proposalStates'],
      summaries: root('summaries') as VisitRecords['summaries'],
    })
    const { name, store } = visit.associate
    return {
      ...{ id: visit.id, startedAt: visit.startedAt, associate: { name, store } },
      entries: entries.flatMap((entry) => shownEntry(entry, visit) ?? []).slice(-maxEarlierEntries),
    }
  }
}

/** What others of the room said is theirs to show. */
function shownEntry(entry: VisitEntry, { asker, staff, former }: StoredVisit): Entry | undefined {
  const { at, by } = entry
  switch (entry.kind) {
    case 'message': {
      const isOfStaff = by === staff || former.some(({ id }) => id === by)
      if (!isOfStaff && by !== asker) return undefined
      return { kind: isOfStaff ? 'staff' : 'asker', at, text: entry.text }
    }
    case 'proposal': {
      // The line that it was about belonged to their cart.
      const { kind: suggested, variants, reason, state } = entry.proposal
      return { kind: 'suggestion', at, suggested, variants: [...variants], reason, state: state?.state ?? null }
    }
    case 'summary':
      return { kind: 'summary', at, text: entry.text }
    default:
      return entry satisfies never
  }
}

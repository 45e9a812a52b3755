// What is being written on each visit: one draft a visit, gone with it, and without what is no longer shown.
import { useEffect, useState } from 'react'
import type { ShownByVisit } from '#client/sdk/shown-rooms.ts'
import type { DeskVisit } from '#shared/desk/contracts.ts'
import { emptyDraft, withoutUnshown } from './draft.ts'
import type { VisitDraft } from './draft.ts'

type Drafts = ReadonlyMap<string, VisitDraft>

/** Changes a draft by what it is now. */
export type ChangeDraft = (change: (before: VisitDraft) => VisitDraft) => void

/** The draft of a visit, and how to change it. */
export function useDrafts(visits: readonly DeskVisit[], shown: ShownByVisit) {
  const [all, setAll] = useState<Drafts>(new Map())
  const drafts = keptDrafts(all, visits, shown)
  useEffect(() => {
    if (drafts !== all) setAll(drafts)
  }, [drafts, all])
  return {
    of: (visit: string): VisitDraft => drafts.get(visit) ?? emptyDraft,
    changeOf:
      (visit: string): ChangeDraft =>
      (change) =>
        setAll((before) => new Map(before).set(visit, change(before.get(visit) ?? emptyDraft))),
  }
}

/** Those of open visits, without what is not shown; the same map where nothing goes. */
export function keptDrafts(drafts: Drafts, visits: readonly DeskVisit[], shown: ShownByVisit): Drafts {
  const open = new Set(visits.map(({ id }) => id))
  const kept = [...drafts]
    .filter(([id]) => open.has(id))
    .map(([id, draft]): [string, VisitDraft] => [id, withoutUnshown(draft, shown.get(id)?.cart)])
  const isSame = kept.length === drafts.size && kept.every(([id, draft]) => drafts.get(id) === draft)
  return isSame ? drafts : new Map(kept)
}

// Tells who does not look at the banner: that somebody of the store came or left, and what they said and suggested.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { shortWords } from '#client/rooms/compose/short-words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { Room } from '#client/sdk/index.ts'
import { readOutEach, toast } from '#client/ui/toasts.tsx'
import { shortened } from '#shared/cut-text.ts'
import type { VisitEntry } from '#shared/visits/visit-view.ts'
import type { Visit } from '#shared/visits/visit.ts'

const mostWords = 140

export function useVisitAnnouncer(): void {
  const room = useRoom()
  const { t } = useTranslation('visits')
  const { t: talk } = useTranslation('talk')
  useEffect(() => {
    const stopVisits = followVisits(room, {
      // The banner says both to who sees it; the toast of an end says why it is gone.
      began: ({ associate }) => readOutEach([t('heard.joined', { name: associate.name, shop: room.shop.name })]),
      ended: ({ associate }) => toast(t('heard.left', { name: associate.name })),
    })
    const stopTalks = followTalks(room, (visit, entry) => {
      const { name } = visit.associate
      if (entry.kind === 'summary')
        return readOutEach([t('heard.said', { name, words: shortened(entry.text, mostWords) })])
      if (entry.kind === 'proposal')
        return readOutEach([t('heard.suggests', { name, reason: shortened(entry.proposal.reason, mostWords) })])
      return readOutEach([t('heard.said', { name, words: shortened(shortWords(entry, talk), mostWords) })])
    })
    return () => {
      stopVisits()
      stopTalks()
    }
  }, [room, t, talk])
}

interface Followed {
  readonly began: (visit: Visit) => void
  readonly ended: (visit: Visit) => void
}

/** Calls back for visits that begin or end from now on. */
function followVisits({ store }: Room, { began, ended }: Followed): () => void {
  const openNow = () => new Map(store.visits.get().flatMap((one) => (one.endedAt === null ? [[one.id, one]] : [])))
  let before = openNow()
  // A member who comes in during a visit hears of it as well.
  for (const visit of before.values()) began(visit)
  return store.visits.subscribe(() => {
    const now = openNow()
    for (const [id, visit] of now) if (!before.has(id)) began(visit)
    for (const [id, visit] of before) if (!now.has(id)) ended(visit)
    before = now
  })
}

/** Calls back for everything the associates of open visits say and suggest from now on. */
function followTalks({ store }: Room, heard: (visit: Visit, entry: VisitEntry) => void): () => void {
  const stops = new Map<string, () => void>()
  const follow = () => {
    for (const [visitId, { entries }] of store.talks.get()) {
      if (stops.has(visitId)) continue
      const seen = new Set(entries.get().map(({ id }) => id))
      const stop = entries.subscribe(() => {
        const visit = store.visits.get().find(({ id }) => id === visitId)
        for (const entry of entries.get()) {
          if (seen.has(entry.id)) continue
          seen.add(entry.id)
          if (visit && entry.by === visit.associate.id) heard(visit, entry)
        }
      })
      stops.set(visitId, stop)
    }
  }
  follow()
  const stop = store.talks.subscribe(follow)
  return () => {
    stop()
    for (const end of stops.values()) end()
  }
}

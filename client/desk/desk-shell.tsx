// The desk: requests, visits, and what is shown on the visit in front. On a phone one of them at a time.
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToPage } from '#client/rooms/worker-messages.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { toast } from '#client/ui/toasts.tsx'
import { useMatches } from '#client/ui/use-matches.ts'
import type { Desk, DeskVisit } from '#shared/desk/contracts.ts'
import { breakpoints } from '#shared/look/breakpoints.ts'
import { DeskBar } from './desk-bar.tsx'
import { useOpenDesk } from './desk-context.ts'
import { OfferStrip } from './offer-strip.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { PhoneOffer } from './phone-offer.tsx'
import { Requests } from './requests.tsx'
import { ShownPane } from './shown-pane.tsx'
import { useAttention } from './use-attention.ts'
import { useClaiming } from './use-claiming.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useDrafts } from './use-drafts.ts'
import { scopeShown, useVisitProducts, VisitContext } from './visit-context.ts'
import type { VisitView } from './visit-context.ts'
import { VisitPane } from './visit-pane.tsx'
import { NoVisit, VisitTabs } from './visit-tabs.tsx'
import './desk.css'

interface DeskShellProps {
  desk: Desk
  /** The visit to begin with. */
  first: string | undefined
  onSignOut: () => void
}

/** All of the desk. */
export function DeskShell({ desk, first, onSignOut }: DeskShellProps) {
  const { t } = useTranslation('desk')
  const isPhone = useMatches(breakpoints['--phone'])
  const isWide = useMatches(breakpoints['--room-wide'])
  const [chosen, setChosen] = useState(first)
  const visit = desk.visits.find(({ id }) => id === chosen) ?? (isPhone ? undefined : desk.visits[0])
  const view = useView(desk, visit)
  const claiming = useClaiming(setChosen)
  const sound = useAttention(desk.offer)
  useEnded(desk.visits)
  useTapped(setChosen)
  useDeskKeys(desk.visits, setChosen)
  const showsRequests = !isPhone || !visit
  const bar = <DeskBar desk={desk} sound={sound} onSignOut={onSignOut} />
  if (isPhone && !visit && desk.offer)
    return (
      <div className="desk">
        <PhoneOffer desk={desk} offer={desk.offer} claiming={claiming} />
        <PhoneBar desk={desk} chosen={undefined} onChoose={setChosen} />
      </div>
    )
  return (
    <div className="desk">
      {showsRequests && bar}
      <main className="desk-columns">
        {!showsRequests && <h1 className="only-read-out">{t('title')}</h1>}
        {showsRequests && <Requests desk={desk} claiming={claiming} />}
        {(!isPhone || visit) && (
          <section className="desk-visits" aria-label={t('visits.label')}>
            {isPhone && desk.offer && (
              <OfferStrip offer={desk.offer} claiming={claiming} onShow={() => setChosen(undefined)} />
            )}
            {!isPhone && <VisitTabs visits={desk.visits} chosen={visit?.id} onChoose={setChosen} />}
            {view ? (
              <VisitContext value={view}>
                <VisitPane
                  key={view.visit.id}
                  isWide={isWide}
                  onBack={isPhone ? () => setChosen(undefined) : undefined}
                />
              </VisitContext>
            ) : (
              <NoVisit />
            )}
          </section>
        )}
        {isWide && view && (
          <VisitContext value={view}>
            <ShownPane key={view.visit.id} hasFinder />
          </VisitContext>
        )}
      </main>
      {isPhone && <PhoneBar desk={desk} chosen={visit?.id} onChoose={setChosen} />}
    </div>
  )
}

const noNotes: VisitView['notes'] = []

/** All that is known of the visit in front. */
function useView({ me, visits }: Desk, visit: DeskVisit | undefined): VisitView | undefined {
  const { desk } = useOpenDesk()
  const allShown = useObservable(desk.shown)
  const conversations = useObservable(desk.conversations)
  const notes = useObservable(desk.notes)
  const drafts = useDrafts(visits, allShown)
  const shown = visit && allShown.get(visit.id)
  const scope = visit ? scopeShown(visit, shown) : []
  const products = useVisitProducts(visit?.id, scope)
  if (!visit) return undefined
  return {
    ...{ visit, me, scope, shown, products },
    conversation: conversations.get(visit.id),
    notes: notes.get(visit.id) ?? noNotes,
    draft: drafts.of(visit.id),
    onDraft: drafts.changeOf(visit.id),
  }
}

/** Somebody tapped a notification about a visit. */
function useTapped(onVisit: (visit: string) => void): void {
  const onMessage = useEffectEvent(({ data }: MessageEvent<ToPage>) => {
    if (data.kind === 'go-visit') onVisit(data.visit)
  })
  useEffect(() => {
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
    const listener = (event: MessageEvent<ToPage>) => onMessage(event)
    worker?.addEventListener('message', listener)
    return () => worker?.removeEventListener('message', listener)
  }, [])
}

/** Says which visits are over: what was on the screen a moment ago is gone. */
function useEnded(visits: readonly DeskVisit[]): void {
  const { t } = useTranslation('desk')
  const before = useRef(visits)
  useEffect(() => {
    const open = new Set(visits.map(({ id }) => id))
    for (const { id, request } of before.current) if (!open.has(id)) toast(t('visits.over', { name: request.name }))
    before.current = visits
  }, [visits, t])
}

import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import type { HistoryFilter } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { HistoryIcon } from '#client/ui/icons.tsx'
import { LongList } from '#client/ui/long-list.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { EventRow } from './event-row.tsx'
import { Filters } from './filters.tsx'
import { ListEnd } from './list-end.tsx'
import { rowsOf } from './rows.ts'
import type { Row } from './rows.ts'
import { RunRow } from './run-row.tsx'
import { DayHeading } from './day-heading.tsx'
import { useHeld } from './use-held.ts'
import { useTimeline } from './use-timeline.ts'
import './history.css'

/** What happened in the room, the newest first. */
export function HistoryPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('history')
  const [filter, setFilter] = useState<HistoryFilter>({})
  return (
    <Dialog title={t('title')} className="history" onClose={onClose}>
      <Filters filter={filter} onFilter={setFilter} />
      <Happened key={JSON.stringify(filter)} filter={filter} onAll={() => setFilter({})} onClose={onClose} />
    </Dialog>
  )
}

interface HappenedProps {
  filter: HistoryFilter
  /** Takes the filter away. */
  onAll: () => void
  onClose: () => void
}

type Entry = Row | { readonly is: 'end'; readonly key: 'end' }

const end: Entry = { is: 'end', key: 'end' }

function Happened({ filter, onAll, onClose }: HappenedProps) {
  const { t } = useTranslation('history')
  const { room } = useOpenRoom()
  const place = useRef<HTMLDivElement>(null)
  const timeline = useTimeline(filter)
  const { shown, fresh, show } = useHeld(timeline.events, place)
  const entries = useMemo<readonly Entry[]>(() => [...rowsOf(shown), end], [shown])
  if (!timeline.isRead) return <Reading />
  if (timeline.events.length === 0 && timeline.isWhole)
    return <Nothing isFiltered={Object.keys(filter).length > 0} onAll={onAll} />
  return (
    <div className="history-place" ref={place} data-room={room.info.id}>
      {fresh > 0 && (
        <Button kind="solid" size="small" className="history-fresh" onClick={show}>
          {t('fresh', { count: fresh })}
        </Button>
      )}
      <LongList label={t('list')} entries={entries} keyOf={({ key }) => key} about={72} within={place}>
        {(entry) => <Drawn entry={entry} timeline={timeline} onClose={onClose} />}
      </LongList>
    </div>
  )
}

interface DrawnProps {
  entry: Entry
  timeline: ReturnType<typeof useTimeline>
  onClose: () => void
}

function Drawn({ entry, timeline, onClose }: DrawnProps) {
  switch (entry.is) {
    case 'day':
      return <DayHeading at={entry.at} />
    case 'event':
      return <EventRow event={entry.event} onGo={onClose} />
    case 'run':
      return <RunRow kind={entry.kind} events={entry.events} onGo={onClose} />
    case 'end':
      return <ListEnd timeline={timeline} />
    default:
      return entry satisfies never
  }
}

function Reading() {
  return (
    <div className="stack history-reading" aria-busy="true">
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <div key={row}>
          <Skeleton className="history-face-to-come" />
          <Skeleton className="history-words-to-come" />
        </div>
      ))}
    </div>
  )
}

function Nothing({ isFiltered, onAll }: { isFiltered: boolean; onAll: () => void }) {
  const { t } = useTranslation('history')
  return isFiltered ? (
    <Empty title={t('noneOfThese')} icon={<HistoryIcon />} action={<Button onClick={onAll}>{t('showAll')}</Button>} />
  ) : (
    <Empty title={t('none')} icon={<HistoryIcon />}>
      {t('noneHint')}
    </Empty>
  )
}

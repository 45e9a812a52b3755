// All decisions of the room in one place: what is being voted on, and what was decided.
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { VoteIcon } from '#client/ui/icons.tsx'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { DecisionRow } from './decision-row.tsx'
import './decision-card.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** All decisions of the room. */
    readonly decisions: object
  }
}

/** Open ones first, then those that are closed, the latest first. */
export function DecisionsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('decisions')
  const navigation = useNavigation()
  const may = useMay()
  const all = useObservable(useRoom().decisions.list)
  const isOpen = ({ outcome }: DecisionView) => outcome === undefined
  const open = all.filter(isOpen)
  const closed = all
    .filter((one) => !isOpen(one))
    .toSorted((a, b) => (b.outcome?.closedAt ?? 0) - (a.outcome?.closedAt ?? 0))
  const start = may.edit && (
    <Button icon={<VoteIcon />} onClick={() => navigation.go({ to: 'deciding', lines: [] })}>
      {t('list.start')}
    </Button>
  )
  return (
    <Dialog title={t('list.title')} className="decision" onClose={onClose} foot={all.length > 0 && start}>
      {all.length === 0 && (
        <Empty icon={<VoteIcon />} title={t('list.none')} action={start}>
          {t('list.noneWords')}
        </Empty>
      )}
      <Group title={t('list.open')} decisions={open} />
      <Group title={t('list.closed')} decisions={closed} />
    </Dialog>
  )
}

function Group({ title, decisions }: { title: string; decisions: readonly DecisionView[] }) {
  const navigation = useNavigation()
  if (decisions.length === 0) return null
  return (
    <section className="stack decision-others" aria-label={title}>
      <h3 className="eyebrow">{title}</h3>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <DecisionRow
              decision={decision}
              onOpen={() => navigation.go({ to: 'decision', decisionId: decision.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

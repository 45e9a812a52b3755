// A decision's card over the page, and the way to the others.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { VoteIcon } from '#client/ui/icons.tsx'
import { ClosedDecision } from './closed-decision.tsx'
import { DecisionRow } from './decision-row.tsx'
import { OpenDecision } from './open-decision.tsx'
import './decision-card.css'

interface DecisionDialogProps {
  decisionId: string
  /** The focus goes to this member's vote. */
  changesVote?: true
  onClose: () => void
}

/** The decision of that id, open or closed; below it all others of the room. */
export function DecisionDialog({ decisionId, changesVote, onClose }: DecisionDialogProps) {
  const { t } = useTranslation('decisions')
  const { decisions } = useRoom()
  const all = useObservable(decisions.list)
  const [shown, setShown] = useState(decisionId)
  const decision = all.find((one) => one.id === shown)
  const others = all.filter((one) => one.id !== shown)
  return (
    <Dialog title={decision?.question ?? t('gone')} className="decision" onClose={onClose}>
      {decision ? (
        decision.outcome ? (
          <ClosedDecision key={shown} decision={decision} outcome={decision.outcome} />
        ) : (
          <OpenDecision key={shown} decision={decision} changesVote={changesVote} />
        )
      ) : (
        <Empty icon={<VoteIcon />} title={t('gone')} />
      )}
      {others.length > 0 && (
        <section className="stack decision-others" aria-label={t('others')}>
          <h3 className="eyebrow">{t('others')}</h3>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <DecisionRow decision={other} onOpen={() => setShown(other.id)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

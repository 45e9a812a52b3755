// A decision's card over the page, and the way to the others.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fromNow } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CheckIcon, VoteIcon } from '#client/ui/icons.tsx'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { ClosedDecision } from './closed-decision.tsx'
import { OpenDecision } from './open-decision.tsx'
import './decision-card.css'

interface DecisionDialogProps {
  id: string
  onClose: () => void
  /** Called when something in it leads elsewhere on the page. */
  onLeave: () => void
}

/** The decision of that id, open or closed; below it all others of the room. */
export function DecisionDialog({ id, onClose, onLeave }: DecisionDialogProps) {
  const { t } = useTranslation('decisions')
  const { decisions } = useRoom()
  const all = useObservable(decisions.list)
  const [shown, setShown] = useState(id)
  const decision = all.find((one) => one.id === shown)
  const others = all.filter((one) => one.id !== shown)
  return (
    <Dialog title={decision?.question ?? t('gone')} className="decision" onClose={onClose}>
      {decision ? (
        decision.outcome ? (
          <ClosedDecision key={shown} decision={decision} outcome={decision.outcome} onLeave={onLeave} />
        ) : (
          <OpenDecision key={shown} decision={decision} onLeave={onLeave} />
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
                <OtherDecision decision={other} onOpen={() => setShown(other.id)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

function OtherDecision({ decision, onOpen }: { decision: DecisionView; onOpen: () => void }) {
  const { t } = useTranslation('decisions')
  const now = Date.now()
  const { outcome, question, voted, voters } = decision
  return (
    <button type="button" onClick={onOpen}>
      {outcome ? <CheckIcon /> : <VoteIcon />}
      <bdi>{question}</bdi>
      <small>
        {outcome
          ? t('closedAgo', { when: fromNow(outcome.closedAt, now) })
          : t('turnout', { voted: voted.length, all: voters.length })}
      </small>
    </button>
  )
}

// What an associate suggests: what there is now, what it would be, why, what we think, and three answers.
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { timeWords } from '#client/rooms/when.ts'
import { CheckIcon, CloseIcon, AskIcon } from '#client/ui/icons.tsx'
import { isOpen } from '#shared/visits/visit-view.ts'
import type { ProposalView } from '#shared/visits/visit-view.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { ProposalAnswers } from './proposal-answers.tsx'
import { OpinionsOnProposed, ProposedThings } from './proposed-things.tsx'
import { StaffFace } from './staff-face.tsx'
import { staffOf } from './staff-of.ts'
import '#client/rooms/compose/said.css'
import './proposal-card.css'

interface ProposalCardProps {
  proposal: ProposalView
  visit: Visit
}

export function ProposalCard({ proposal, visit }: ProposalCardProps) {
  const { t } = useTranslation('visits')
  const may = useMay()
  const associate = staffOf(visit, proposal.by) ?? visit.associate
  const isAnswerable = isOpen(proposal) && visit.endedAt === null
  return (
    <article className="said" aria-label={t('proposal.label', { name: associate.name })}>
      <StaffFace associate={associate} />
      <div className="said-words">
        <p className="cluster said-who">
          <bdi>{associate.name}</bdi>
          <span className="said-aside">
            {t(`proposal.kind.${proposal.kind}`)} · {timeWords(proposal.at)}
          </span>
        </p>
        <div className="proposal" data-over={!isAnswerable || undefined}>
          <ProposedThings proposal={proposal} />
          <p className="proposal-reason" dir="auto">
            {proposal.reason}
          </p>
          <OpinionsOnProposed proposal={proposal} />
          <Outcome proposal={proposal} hasEnded={visit.endedAt !== null} />
          {isAnswerable && may.speak && <ProposalAnswers proposal={proposal} visitId={visit.id} mayAccept={may.edit} />}
        </div>
      </div>
    </article>
  )
}

const signs = {
  accepted: <CheckIcon />,
  declined: <CloseIcon />,
  asked: <AskIcon />,
  withdrawn: <CloseIcon />,
} as const

/** What became of it, and by whom. */
function Outcome({ proposal: { state }, hasEnded }: { proposal: ProposalView; hasEnded: boolean }) {
  const { t } = useTranslation('visits')
  const room = useRoom()
  const me = useObservable(room.me).id
  if (!state) return hasEnded ? <p className="row proposal-outcome">{t('proposal.over')}</p> : null
  const isMine = state.by === me
  const name = nameOf(room, state.by, t('somebody'))
  return (
    <p className="row proposal-outcome" data-state={state.state}>
      {signs[state.state]}
      <span>
        <b>
          {isMine && state.state !== 'withdrawn'
            ? t(`proposal.you.${state.state}`)
            : t(`proposal.${state.state}`, { name })}
        </b>{' '}
        {state.reason !== undefined && (
          <q>
            <bdi>{state.reason}</bdi>
          </q>
        )}
      </span>
    </p>
  )
}

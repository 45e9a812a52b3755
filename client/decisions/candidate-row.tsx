import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import type { Candidate } from '#client/rooms/candidates.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import { CheckIcon } from '#client/ui/icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { MemberId } from '#shared/ids.ts'

interface CandidateRowProps {
  candidate: Candidate
  /** Those who voted for it, where everybody may know. */
  voters: readonly MemberId[]
  /** Chosen by this member, or, once it is closed, by all. */
  mine: boolean
  /** The focus goes to its vote. */
  takesFocus?: boolean
  /** Absent where one cannot vote. */
  onVote?: (() => void) | undefined
  /** What stands at its end instead of the vote. */
  end?: ReactNode
}

/** One thing to choose, with picture, price, and who wants it. */
export function CandidateRow({ candidate, voters, mine, takesFocus = false, onVote, end }: CandidateRowProps) {
  const { t } = useTranslation('decisions')
  const { title, words, picture, price } = candidate
  const vote = useRef<HTMLButtonElement>(null)
  // A secret vote is known a moment after the dialog is there.
  useEffect(() => {
    if (takesFocus) vote.current?.focus()
  }, [takesFocus])
  return (
    <div className={classes('cluster candidate', mine && 'candidate-mine')}>
      <span className="candidate-picture">
        <Picture title={title} {...picture} shownAt="4em" plain />
      </span>
      <div className="candidate-words">
        <bdi className="candidate-title">{title}</bdi>
        <small>
          {words !== '' && <bdi>{words}</bdi>}
          {words !== '' && price && ' · '}
          {price && <Money {...price} />}
        </small>
        <VoterFaces voters={voters} />
      </div>
      {end}
      {onVote && (
        <Button
          ref={vote}
          aria-pressed={mine}
          aria-label={t(mine ? 'yourVoteFor' : 'voteFor', { title: words === '' ? title : `${title}, ${words}` })}
          icon={mine ? <CheckIcon /> : undefined}
          className="candidate-vote"
          onClick={onVote}
        >
          {t(mine ? 'yourVote' : 'vote')}
        </Button>
      )}
    </div>
  )
}

function VoterFaces({ voters }: { voters: readonly MemberId[] }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  if (voters.length === 0) return null
  const names = voters.map((id) => nameOf(room, id, t('somebody')))
  return (
    <p className="candidate-voters">
      <span className="only-read-out">{t('votedFor', { names: new Intl.ListFormat(locale()).format(names) })}</span>
      {voters.map((id) => (
        <Face key={id} id={id} decorative />
      ))}
    </p>
  )
}

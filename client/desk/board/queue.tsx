// Everybody who waits, the oldest first, each with the reason; the oldest can be given to somebody at once.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeWords } from '#client/rooms/when.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import type { DeskBoard } from '#shared/desk/figures.ts'
import { languageName, waitWords } from '../spoken.ts'
import { useNow } from '../use-now.ts'
import { ReassignDialog } from './reassign-dialog.tsx'
import './queue.css'

type Waiting = DeskBoard['queue'][number]

export function Queue({ board }: { board: DeskBoard }) {
  const { t } = useTranslation('board')
  const [given, setGiven] = useState<Waiting>()
  return (
    <section className="queue" aria-labelledby="board-queue">
      <div className="spread">
        <h2 id="board-queue">{t('waitingNow')}</h2>
        <small>{t('oldestFirst')}</small>
      </div>
      {board.queue.length === 0 ? (
        <Empty title={t('nobodyWaits')}>{t('nobodyWaitsWords')}</Empty>
      ) : (
        <ol className="queue-list">
          {board.queue.map((one, index) => (
            <WaitingRow
              key={one.id}
              waiting={one}
              isLate={index === 0}
              target={board.targetSeconds}
              onGive={() => setGiven(one)}
            />
          ))}
        </ol>
      )}
      <p className="queue-foot">{t('onlyWhy')}</p>
      {given && <ReassignDialog id={given.id} name={given.name} onClose={() => setGiven(undefined)} />}
    </section>
  )
}

interface WaitingRowProps {
  waiting: Waiting
  /** The person who waits longest: the row to look at first. */
  isLate: boolean
  target: number
  onGive: () => void
}

function WaitingRow({ waiting, isLate, target, onGive }: WaitingRowProps) {
  const { t } = useTranslation('board')
  const now = useNow()
  const { at, name, language, text, store } = waiting
  const waited = now - at
  return (
    <li>
      <span className="queue-time" data-late={(isLate && waited > target * 1000) || undefined}>
        {waitWords(waited)}
      </span>
      <span className="queue-words">
        <b>
          <bdi>{name}</bdi> <abbr title={languageName(language)}>{language}</abbr>
        </b>
        <small>
          <Why waiting={waiting} />
        </small>
        <small>
          <bdi>{text}</bdi>
        </small>
      </span>
      <span className="queue-acts">
        {store !== null && <small>{store}</small>}
        <Button size="small" onClick={onGive} aria-label={t('giveOf', { name })}>
          {t('give')}
        </Button>
      </span>
    </li>
  )
}

function Why({ waiting: { why, who, until, language } }: { waiting: Waiting }) {
  const { t } = useTranslation('board')
  const now = useNow()
  const somebody = who ?? t('somebody')
  switch (why) {
    case 'offered':
      return t('why.offered', { who: somebody, seconds: Math.max(0, Math.ceil(((until ?? now) - now) / 1000)) })
    case 'person':
      return t('why.person', { who: somebody, time: timeWords(until ?? now) })
    case 'language':
      return t('why.language', { language: languageName(language) })
    case 'skill':
      return until === null ? t('why.skill') : t('why.skillUntil', { time: waitWords(until - now) })
    default:
      return t(`why.${why}`)
  }
}

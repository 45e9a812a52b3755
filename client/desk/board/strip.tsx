// Five figures in one strip, each with what it counts.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { timeWords } from '#client/rooms/when.ts'
import type { DeskBoard } from '#shared/desk/figures.ts'
import { waitWords } from '../spoken.ts'
import { useNow } from '../use-now.ts'
import { Figure } from './figure.tsx'
import { isBelow, shareWords } from './share.tsx'
import { useInTimeWords } from './words.ts'
import './strip.css'

export function Strip({ board }: { board: DeskBoard }) {
  const { t } = useTranslation('board')
  const now = useNow()
  const { waiting, offered, claimed, left, targetSeconds } = board
  const late = waiting.oldestAt !== null && now - waiting.oldestAt > targetSeconds * 1000
  return (
    <section className="board-strip" aria-label={t('strip')}>
      <One figure="waiting" count={waiting.count}>
        {waiting.oldestAt === null ? (
          t('nobodyWaits')
        ) : (
          <>
            {t('oldest')} <b data-late={late || undefined}>{waitWords(now - waiting.oldestAt)}</b>
          </>
        )}
      </One>
      <One figure="offered" count={offered.count}>
        {offered.untils.length === 0
          ? t('nothingOffered')
          : t('secondsLeft', {
              seconds: offered.untils
                .slice(0, 3)
                .map((until) => t('seconds', { count: Math.max(0, Math.ceil((until - now) / 1000)) }))
                .join(', '),
            })}
      </One>
      <One figure="claimed" count={claimed.count}>
        {t('places', { count: claimed.places, on: t('on', { count: claimed.on }) })}
      </One>
      <One figure="left" count={left.count}>
        {left.oldestAt === null ? t('nothingLeft') : t('oldestFrom', { time: timeWords(left.oldestAt) })}
      </One>
      <InTime board={board} />
    </section>
  )
}

interface OneProps {
  figure: 'waiting' | 'offered' | 'claimed' | 'left'
  count: number
  children: ReactNode
}

function One({ figure, count, children }: OneProps) {
  const { t } = useTranslation('board')
  const title = t(`figure.${figure}`)
  return (
    <div className="strip-figure">
      <Figure seen={{ figure, title }} words={t(`define.${figure}`)} count={count}>
        {title}
      </Figure>
      <p className="strip-count">{count}</p>
      <p className="strip-more">{children}</p>
    </div>
  )
}

function InTime({ board }: { board: DeskBoard }) {
  const { t } = useTranslation('board')
  const { today, hours, targetSeconds, targetShare, dayFrom } = board
  const say = useInTimeWords(targetSeconds)
  const title = t('figure.inTimeToday')
  return (
    <div className="strip-figure strip-wide">
      <Figure
        seen={{ figure: 'counted', title, from: dayFrom }}
        part={say.part(today)}
        words={say.words(today)}
        count={today.counted}
        className="figure-end"
      >
        {title}
      </Figure>
      <p className="strip-count" data-low={isBelow(today, targetShare) || undefined}>
        {shareWords(today)}
      </p>
      <p className="strip-more">
        {t('inTimeOf', { inTime: today.inTime, counted: today.counted, target: targetShare })}
      </p>
      <ol className="strip-hours" aria-label={t('lastHours')}>
        {hours.map(({ from, counts }) => (
          <li key={from}>
            <svg viewBox="0 0 12 52" aria-hidden="true">
              <rect
                width="12"
                rx="3"
                y={52 - barOf(counts)}
                height={barOf(counts)}
                className={from === hours.at(-1)?.from ? 'strip-hour-now' : 'strip-hour'}
              />
            </svg>
            <span className="only-read-out">{`${timeWords(from)}: ${shareWords(counts)}`}</span>
            <span aria-hidden="true">{new Date(from).getHours()}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function barOf({ inTime, counted }: { readonly inTime: number; readonly counted: number }): number {
  return counted === 0 ? 2 : Math.max(2, (inTime / counted) * 52)
}

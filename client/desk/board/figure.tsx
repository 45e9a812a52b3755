// A figure that says what it counts as soon as it is pointed at or focused, and leads to what it counts.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#client/ui/classes.ts'
import { NextIcon } from '#client/ui/icons.tsx'
import { useSee } from './see-context.ts'
import type { Seen } from './see-context.ts'
import './figure.css'

interface FigureProps {
  /** What leads on; without it there is nothing to see. */
  seen: Seen
  /** The numerator, in words; and the denominator where there is one. */
  part?: ReactNode
  /** From when to when, and what is left out. */
  words: string
  /** How many conversations there are. */
  count: number
  className?: string
  children: ReactNode
}

export function Figure({ seen, part, words, count, className, children }: FigureProps) {
  const { t } = useTranslation('board')
  const see = useSee()
  const tip = useId()
  return (
    <span className={classes('figure', className)}>
      <button type="button" className="figure-words" aria-describedby={tip} onClick={() => see(seen)}>
        {children}
      </button>
      <span className="figure-tip" role="tooltip" id={tip}>
        <b>{seen.title}</b>
        {part !== undefined && <span className="figure-part">{part}</span>}
        <span>{words}</span>
        <button type="button" className="figure-see" tabIndex={-1} onClick={() => see(seen)}>
          {t('see', { count })}
          <NextIcon />
        </button>
      </span>
    </span>
  )
}

/** A word whose definition is there as soon as it is pointed at or focused; it leads nowhere. */
export function Defined({ words, isEnd = true, children }: { words: string; isEnd?: boolean; children: ReactNode }) {
  const tip = useId()
  return (
    <span className={classes('figure', isEnd && 'figure-end')}>
      <button type="button" className="figure-words" aria-describedby={tip}>
        {children}
      </button>
      <span className="figure-tip" role="tooltip" id={tip}>
        {words}
      </span>
    </span>
  )
}

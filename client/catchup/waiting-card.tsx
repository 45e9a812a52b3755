import type { ReactNode } from 'react'
import { classes } from '#client/ui/classes.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { useTranslation } from 'react-i18next'

interface WaitingCardProps {
  /** A face or a picture. */
  lead: ReactNode
  title: ReactNode
  /** Author, time and deadline. */
  words: ReactNode
  /** The field or buttons that answer it. */
  children?: ReactNode
  /** It asks something of this member and is the first card: it gets the accent colour. */
  warm?: boolean
  /** Opens its thing. */
  onOpen?: () => void
  /** Dismisses it; absent if only an answer does. */
  onSeen?: () => void
  /** Sets it aside for this person, who has not answered. */
  onLater?: () => void
}

/** One card: what waits, and the answer in place. */
export function WaitingCard({ lead, title, words, children, warm = false, onOpen, onSeen, onLater }: WaitingCardProps) {
  const { t } = useTranslation('decisions')
  return (
    <article className={classes('cluster waiting-card', warm && 'waiting-card-warm')}>
      <span className="centre waiting-lead">{lead}</span>
      <div className="waiting-words">
        {onOpen ? (
          <button type="button" onClick={onOpen}>
            {title}
          </button>
        ) : (
          <b>{title}</b>
        )}
        <small>{words}</small>
      </div>
      {onLater && (
        <Button size="small" kind="plain" className="waiting-later" onClick={onLater}>
          {t('waiting.later')}
        </Button>
      )}
      {onSeen && (
        <IconButton size="small" className="waiting-seen" label={t('waiting.seen')} onClick={onSeen}>
          <CloseIcon />
        </IconButton>
      )}
      {children}
    </article>
  )
}

import { useTranslation } from 'react-i18next'
import { memberColour } from '#client/ui/avatar.tsx'
import { DrawIcon } from '#client/ui/icons.tsx'
import './mark-row.css'

interface MarkRowProps {
  /** Absent for a drawing. */
  number?: number
  colour: number | undefined
  name: string
  /** Absent for a drawing. */
  text?: string
  /** Where it is, in words. */
  where?: string | undefined
  replies?: number
  id?: string
  onOpen: () => void
  onPoint?: (isThere: boolean) => void
}

/** One note or drawing in a list. */
export function MarkRow({ number, colour, name, text, where, replies = 0, id, onOpen, onPoint }: MarkRowProps) {
  const { t } = useTranslation('stage')
  return (
    <li className="mark-row">
      <button
        type="button"
        data-row={id}
        onClick={onOpen}
        onFocus={() => onPoint?.(true)}
        onBlur={() => onPoint?.(false)}
        onPointerEnter={() => onPoint?.(true)}
        onPointerLeave={() => onPoint?.(false)}
      >
        <span className="centre mark-sign" style={colour === undefined ? undefined : memberColour(colour)}>
          {number ?? <DrawIcon />}
        </span>
        <span className="stack mark-words">
          {text === undefined ? t('marks.strokeBy', { name }) : <bdi className="mark-text">{text}</bdi>}
          <small>
            {text !== undefined && <bdi>{name}</bdi>}
            {where !== undefined && <span>{where}</span>}
            {replies > 0 && <span>{t('marks.replies', { count: replies })}</span>}
          </small>
        </span>
      </button>
    </li>
  )
}

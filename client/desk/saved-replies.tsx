// The saved replies that fit what was typed after the stroke; the one in front is put in with Enter.
import { useTranslation } from 'react-i18next'
import { readReply } from '#shared/desk/reply-variables.ts'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import './saved-replies.css'

interface SavedRepliesProps {
  id: string
  replies: readonly SavedReply[]
  active: number
  onPick: (reply: SavedReply) => void
  onManage: () => void
}

export function SavedReplies({ id, replies, active, onPick, onManage }: SavedRepliesProps) {
  const { t } = useTranslation('desk')
  return (
    <div className="desk-replies">
      {replies.length === 0 && <p className="desk-quiet">{t('replies.none')}</p>}
      <ul id={id} role="listbox" aria-label={t('replies.label')}>
        {replies.map((reply, index) => (
          <li
            key={reply.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(reply)}
          >
            <b>
              <bdi>{reply.name}</bdi>
            </b>
            <span dir="auto">{reply.text}</span>
            {'broken' in readReply(reply.text) && <em>{t('replies.broken')}</em>}
          </li>
        ))}
      </ul>
      <button type="button" className="desk-replies-manage" onClick={onManage}>
        {t('replies.manage')}
      </button>
    </div>
  )
}

/** Those that fit, in the visit’s language first. */
export function fittingReplies(all: readonly SavedReply[], words: string, language: string): readonly SavedReply[] {
  const wanted = words.toLocaleLowerCase()
  const fits = all.filter(({ name, text }) => `${name} ${text}`.toLocaleLowerCase().includes(wanted))
  const rank = (reply: SavedReply) => (reply.language === language ? 0 : 1)
  return fits.toSorted((one, other) => rank(one) - rank(other)).slice(0, 8)
}

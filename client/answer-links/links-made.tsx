// The links to one question or decision that are out: for whom, until when, and the way to take one back.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { toast, readOut } from '#client/ui/toasts.tsx'
import type { ListedAnswerLink } from '#shared/answer-links/contracts.ts'

export function LinksMade({ links, onChanged }: { links: readonly ListedAnswerLink[]; onChanged: () => void }) {
  const { t } = useTranslation('answers')
  if (links.length === 0) return null
  return (
    <section className="stack links-made" aria-label={t('made')}>
      <h3 className="eyebrow">{t('made')}</h3>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <LinkRow link={link} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function LinkRow({ link, onChanged }: { link: ListedAnswerLink; onChanged: () => void }) {
  const { t } = useTranslation('answers')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const { id, member, state, createdBy, expiresAt } = link
  const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(expiresAt))
  // Somebody new has no name in the room before they answer.
  const name = nameOf(room, member, link.name ?? '')
  const revoke = async () => {
    const ended = await room.answerLinks.revoke(id)
    if (ended.ok) readOut(t('revoked'))
    else toast(why(ended.refusal.code))
    onChanged()
  }
  return (
    <div className="row link-made" data-state={state}>
      <Face id={member} size="tiny" decorative />
      <p>
        <bdi>{name}</bdi>{' '}
        <small>
          {t(`state.${state}`, { date })}
          {createdBy === null && ` · ${t('byMail')}`}
        </small>
      </p>
      {state === 'open' && (
        <Button size="small" kind="danger" aria-label={`${t('revoke')}: ${name}`} onClick={() => void revoke()}>
          {t('revoke')}
        </Button>
      )}
    </div>
  )
}

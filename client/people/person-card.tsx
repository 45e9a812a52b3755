// A small card beside somebody's face: who it is, where they are if they show it, and what one can do together.
import type { RefObject } from 'react'
import { Dialog, I18nProvider, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { language } from '#client/locales/words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { MemberView } from '#client/sdk/index.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import type { MemberId } from '#shared/ids.ts'
import { HideButton, Together } from './together.tsx'
import { useHere, useWhere } from './where.tsx'
import './person-card.css'

interface PersonCardProps {
  id: MemberId
  /** The button that opened it. */
  by: RefObject<HTMLElement | null>
  onClose: () => void
}

/** Open as long as it is drawn. */
export function PersonCard({ id, by, onClose }: PersonCardProps) {
  const room = useRoom()
  useObservable(room.members.list)
  const member = room.members.find(id)
  if (!member) return null
  return (
    <I18nProvider locale={language()}>
      <Popover
        className="person-card"
        triggerRef={by}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom end"
        offset={6}
      >
        <Dialog className="person-card-body" aria-label={member.name}>
          <Who member={member} />
          {member.me ? <HideButton onDone={onClose} /> : <Together member={member} onDone={onClose} />}
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}

function Who({ member }: { member: MemberView }) {
  const { t } = useTranslation('people')
  const room = useRoom()
  const view = useHere(member.id)
  const hidden = useObservable(room.presence.hidden)
  const where = useWhere(view)
  const state = member.me && hidden ? 'hidden' : view === undefined ? 'away' : view.idle && !member.me ? 'idle' : 'here'
  const isFollower = view?.following === room.me.get().id
  return (
    <div className="person-card-who">
      <Avatar name={member.name} colour={member.colour} size="large" away={state === 'away'} decorative />
      <div>
        <p className="person-name">
          <bdi>{member.name}</bdi> {member.me && <small>{t('you')}</small>}
        </p>
        <p>
          {t(`role.${member.role}`)} · {t(`state.${state}`)}
        </p>
        {isFollower && <p>{t('followsYou')}</p>}
        {!member.me && view && <p>{where ?? t('notSharing')}</p>}
      </div>
    </div>
  )
}

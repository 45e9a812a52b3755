// Everybody in the room: who is here, where they are if they show it, and what a host may change.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#client/sdk/index.ts'
import { hereAndAway } from '#client/rooms/face.tsx'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import type { Looking } from '#shared/wire/looking.ts'
import { MemberTools } from './member-tools.tsx'
import { Rename } from './rename.tsx'
import { HideButton, Together } from './together.tsx'
import { useHere, useWhere } from './where.tsx'
import './people-panel.css'

interface PeoplePanelProps {
  onLook: (looking: Looking) => void
  onInvite: (() => void) | undefined
  onClose: () => void
}

/** The list of people. */
export function PeoplePanel({ onLook, onInvite, onClose }: PeoplePanelProps) {
  const { t } = useTranslation('people')
  const { room } = useOpenRoom()
  const { here, away } = hereAndAway(useObservable(room.members.list))
  const invite = onInvite && (
    <Button kind="solid" wide onClick={onInvite}>
      {t('invite')}
    </Button>
  )
  const navigation = { onLook, onDone: onClose }
  return (
    <Dialog title={t('title')} onClose={onClose} foot={invite}>
      <div className="stack people">
        <PeopleList title={t('here')} members={here} {...navigation} />
        <PeopleList title={t('away')} members={away} {...navigation} />
      </div>
    </Dialog>
  )
}

interface PersonNavigation {
  onLook: PeoplePanelProps['onLook']
  /** Called when something was chosen that shows on the stage. */
  onDone: () => void
}

function PeopleList({
  title,
  members,
  ...navigation
}: PersonNavigation & { title: string; members: readonly MemberView[] }) {
  if (members.length === 0) return null
  return (
    <section>
      <h3 className="eyebrow">{title}</h3>
      <ul>
        {members.map((member) => (
          <PersonRow key={member.id} member={member} {...navigation} />
        ))}
      </ul>
    </section>
  )
}

function PersonRow({ member, onLook, onDone }: PersonNavigation & { member: MemberView }) {
  const { t } = useTranslation('people')
  const { room } = useOpenRoom()
  const [renaming, setRenaming] = useState(false)
  const view = useHere(member.id)
  const where = useWhere(view)
  const isIdle = view?.idle === true && !member.me
  const isFollower = view?.following === room.me.get().id
  const words = [
    t(`role.${member.role}`),
    isIdle && t('state.idle'),
    isFollower && t('followsYou'),
    !member.me && view && (where ?? t('notSharing')),
  ]
  return (
    <li className="cluster person">
      <Avatar name={member.name} colour={member.colour} size="medium" away={!member.here} decorative />
      <div className="person-words">
        {renaming ? (
          <Rename name={member.name} onDone={() => setRenaming(false)} />
        ) : (
          <p className="person-name">
            <bdi>{member.name}</bdi> {member.me && <small>{t('you')}</small>}
          </p>
        )}
        <small>{words.filter(Boolean).join(' · ')}</small>
      </div>
      <MemberTools member={member} onRename={member.me && !renaming ? () => setRenaming(true) : undefined} />
      {member.me ? (
        <div className="person-ways">
          <HideButton onDone={() => undefined} />
        </div>
      ) : (
        view && (
          <div className="person-ways">
            <Together member={member} onLook={onLook} onDone={onDone} />
          </div>
        )
      )}
    </li>
  )
}

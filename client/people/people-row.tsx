// Who is here, in the header: faces in front, each with a card of its own where there is room; those who are away as a number.
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { hereAndAway } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { HereView, MemberView } from '#client/sdk/index.ts'
import { Avatar, memberColour } from '#client/ui/avatar.tsx'
import { classes } from '#client/ui/classes.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Looking } from '#shared/wire/looking.ts'
import './people-row.css'

const PersonCard = lazyPart(async () => (await import('./person-card.tsx')).PersonCard)

const mostFaces = 5

interface PeopleRowProps {
  onOpen: () => void
  onLook: (looking: Looking) => void
}

/** The faces: on a phone one button that opens the list of people, elsewhere a button each, and one for the list. */
export function PeopleRow({ onOpen, onLook }: PeopleRowProps) {
  const { t } = useTranslation('people')
  const room = useRoom()
  const members = useObservable(room.members.list)
  const views = useObservable(room.presence.here)
  const { here, away } = hereAndAway(members)
  const faces = here.slice(0, members.length <= mostFaces ? mostFaces : mostFaces - 1)
  const others = members.length - faces.length
  const label = t('open', { here: here.length, all: members.length })
  return (
    <div className="people-row">
      <ul className="people-faces">
        {faces.map((member) => (
          <li key={member.id}>
            <FaceButton member={member} view={views.find(({ id }) => id === member.id)} onLook={onLook} />
          </li>
        ))}
      </ul>
      <button type="button" className="people-all" onClick={onOpen}>
        <span className="only-read-out">{label}</span>
        <span className="people-some" aria-hidden="true">
          {faces.map((member) => (
            <Avatar key={member.id} name={member.name} colour={member.colour} decorative />
          ))}
        </span>
        {others === 1 && away[0] ? (
          <Avatar name={away[0].name} colour={away[0].colour} away decorative />
        ) : (
          <span
            dir="ltr"
            className={classes('centre people-more', others === 0 && 'people-more-none')}
            aria-hidden="true"
          >
            {others > 0 ? `+${others}` : '···'}
          </span>
        )}
      </button>
    </div>
  )
}

interface FaceButtonProps {
  member: MemberView
  view: HereView | undefined
  onLook: PeopleRowProps['onLook']
}

function FaceButton({ member, view, onLook }: FaceButtonProps) {
  const { t } = useTranslation('people')
  const { following } = useCoBrowsing()
  const isLed = useObservable(following)?.id === member.id
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const isIdle = view?.idle === true && !member.me
  const label = t('face', { name: member.name, state: t(isIdle ? 'state.idle' : 'state.here') })
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes('people-face', isIdle && 'people-idle', isLed && 'people-led')}
        style={memberColour(member.colour)}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Avatar name={member.name} colour={member.colour} decorative />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <PersonCard id={member.id} by={button} onLook={onLook} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

// Who is here, in the header: faces in front, those who are away as a number.
import { useTranslation } from 'react-i18next'
import { hereAndAway } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import './people-row.css'

const mostFaces = 5

/** The faces as one button that opens the list of people. */
export function PeopleRow({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('people')
  const members = useWatched(useRoom().members.list)
  const { here, away } = hereAndAway(members)
  const faces = here.slice(0, members.length <= mostFaces ? mostFaces : mostFaces - 1)
  const others = members.length - faces.length
  return (
    <button type="button" className="people-row" onClick={onOpen}>
      <span className="only-read-out">{t('open', { here: here.length, all: members.length })}</span>
      {faces.map((member) => (
        <Avatar key={member.id} name={member.name} colour={member.colour} decorative />
      ))}
      {others === 1 && away[0] ? (
        <Avatar name={away[0].name} colour={away[0].colour} away decorative />
      ) : (
        others > 0 && (
          <span className="people-more" aria-hidden="true">
            +{others}
          </span>
        )
      )}
    </button>
  )
}

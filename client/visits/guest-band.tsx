// A supervisor asks to come along, or is here: what they would see, and the group's yes or no.
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import type { Visit, VisitGuest } from '#shared/visits/visit.ts'
import { StaffFace } from './staff-face.tsx'
import { useCalling } from './use-calling.ts'
import './visit-banner.css'

/** One for each supervisor who asks, or was let in. */
export function GuestBands({ visit }: { visit: Visit }) {
  return visit.guests
    .filter(({ state }) => state === 'asked' || state === 'joined')
    .map((guest) => <GuestBand key={guest.id} visit={visit} guest={guest} />)
}

function GuestBand({ visit, guest }: { visit: Visit; guest: VisitGuest }) {
  const { t } = useTranslation('visits')
  const { store } = useRoom()
  const may = useMay()
  const { call } = useCalling()
  const { name } = guest
  const isHere = guest.state === 'joined'
  const answer = async (yes: boolean) => {
    const after = await store.after()
    await call(after.answerGuest(visit.id, guest.id, yes))
  }
  return (
    <section className="row visit-waiting" aria-label={t('guest.label', { name })}>
      <StaffFace associate={guest} />
      <p role="status">
        <b>{t(isHere ? 'guest.here' : 'guest.asks', { name })}</b>{' '}
        <span>{t(isHere ? 'guest.sees' : 'guest.wouldSee', { associate: visit.associate.name })}</span>
      </p>
      {may.speak && (
        <>
          {!isHere && (
            <Button size="small" onClick={() => void answer(true)}>
              {t('guest.yes')}
            </Button>
          )}
          <Button kind={isHere ? 'quiet' : 'plain'} size="small" onClick={() => void answer(false)}>
            {t(isHere ? 'guest.out' : 'guest.no')}
          </Button>
        </>
      )}
    </section>
  )
}

// Somebody calls this member.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import type { Call } from '#shared/calls/call.ts'
import { setCallPlace } from './call-place.ts'
import { ringTone } from './ring-tone.ts'

export function RingBand({ call, by }: { call: Call; by: string }) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  const navigation = useNavigation()
  const words = t('rings', { name: nameOf(room, by, t('somebody')) })
  useEffect(() => readOut(words), [words])
  useEffect(() => ringTone(), [])
  const decline = async () => {
    await (await room.calls.requests()).decline(call.id)
    // They know.
    setCallPlace(room, { missed: undefined })
  }
  return (
    <section className="call-band call-rings" aria-label={words}>
      <Face id={by} decorative />
      <p className="call-words">{words}</p>
      <Button size="small" kind="solid" onClick={() => navigation.go({ to: 'call' })}>
        {t('answer')}
      </Button>
      <Button size="small" onClick={() => void decline()}>
        {t('notNow')}
      </Button>
    </section>
  )
}

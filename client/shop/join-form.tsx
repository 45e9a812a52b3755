import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import { joinRoomHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { useNameForm } from './name-field.tsx'
import { useRoomsCode } from './use-rooms-code.ts'
import { whyNot } from './why-not.ts'
import './call.css'

/** Asks for a name and joins. */
export function JoinForm({ code }: { code: string }) {
  const { t } = useTranslation('shop')
  const { busy, refused, join } = useJoin(code)
  const { field, onSubmit } = useNameForm({ onName: (name) => void join(name) })
  useRoomsCode()
  return (
    <form className="stack join-form" onSubmit={onSubmit} noValidate>
      {field}
      {refused && (
        <p className="shop-refused" role="alert">
          {t(whyNot(refused))}
        </p>
      )}
      <Button type="submit" kind="call" size="large" wide aria-disabled={busy}>
        {busy ? t('join.joining') : t('join.join')}
      </Button>
      <p className="join-note">{t('join.note')}</p>
    </form>
  )
}

function useJoin(code: string) {
  const [, navigate] = useLocation()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal>()
  async function join(name: string): Promise<void> {
    // A second press must not make a second member.
    if (running.current) return
    running.current = true
    setBusy(true)
    setRefused(undefined)
    const joined = await joinRoomHere(code, name)
    running.current = false
    setBusy(false)
    if (joined.ok) navigate(roomAddress(joined.value.roomId), { replace: true })
    else setRefused(joined.refusal)
  }
  return { busy, refused, join }
}

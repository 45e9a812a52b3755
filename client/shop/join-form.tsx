import { useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import { joinRoomHere, nameHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import { Field } from '#client/ui/field.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { useRoomsCode } from './use-rooms-code.ts'
import { whyNot } from './why-not.ts'
import './call.css'

/** Asks for a name and joins. */
export function JoinForm({ code }: { code: string }) {
  const { t } = useTranslation('shop')
  const [name, setName] = useState(nameHere)
  const [asked, setAsked] = useState(false)
  const { busy, refused, join } = useJoin(code)
  useRoomsCode()
  const nameless = name.trim() === ''
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!nameless) void join(name.trim())
  }
  return (
    <form className="stack join-form" onSubmit={onSubmit} noValidate>
      <Field
        label={t('name.label')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        problem={asked && nameless ? t('name.missing') : undefined}
        hint={t('name.hint')}
        maxLength={60}
        autoComplete="given-name"
        autoCapitalize="words"
        enterKeyHint="go"
      />
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

// The head of the desk: the associate, their availability, and their number of visits.
import { Suspense, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button, ButtonLink, IconButton } from '#client/ui/button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { Availability, Desk } from '#shared/desk/contracts.ts'
import { useOpenDesk } from './desk-context.ts'
import { KeysButton } from './keys-button.tsx'
import { PhoneIcon, SoundIcon, SoundOffIcon } from './desk-icons.tsx'
import { StaffFace } from './staff-face.tsx'
import type { Sound } from './use-attention.ts'
import './desk-bar.css'

const BlocksDialog = lazyPart(async () => (await import('./blocks-dialog.tsx')).BlocksDialog)
const AttentionDialog = lazyPart(async () => (await import('./attention-dialog.tsx')).AttentionDialog)

/** As the contract has them; the schema itself stays on the server. */
const availabilities: readonly Availability[] = ['on', 'away', 'off']
const mostAtOnce = 12

interface DeskBarProps {
  desk: Desk
  sound: Sound
  onSignOut: () => void
}

export function DeskBar({ desk, sound, onSignOut }: DeskBarProps) {
  const { t } = useTranslation('desk')
  const open = useOpenDesk()
  const isConnected = useObservable(open.desk.isConnected)
  const { me } = desk
  return (
    <header className="desk-bar">
      <div className="desk-bar-title">
        <h1 className="desk-bar-mark">{t('title')}</h1>
        <small>{me.store ?? t('signIn.allStores')}</small>
      </div>
      <p className="desk-bar-offline" role="status">
        {isConnected ? '' : t('offline')}
      </p>
      <Capacity desk={desk} />
      <AvailabilityChoice chosen={desk.availability} />
      <IconButton label={t(sound.isMuted ? 'sound.turnOn' : 'sound.turnOff')} onClick={sound.toggle}>
        {sound.isMuted ? <SoundOffIcon /> : <SoundIcon />}
      </IconButton>
      <Called />
      <KeysButton />
      {me.role === 'supervisor' && <Blocks />}
      {me.role === 'supervisor' && (
        <ButtonLink href={`/desk/board${location.search}`} kind="plain" size="small">
          {t('board')}
        </ButtonLink>
      )}
      <span className="row desk-bar-me">
        <StaffFace member={me} />
        <bdi className="desk-bar-name">{me.name}</bdi>
        <Button kind="plain" size="small" onClick={onSignOut}>
          {t('signOut')}
        </Button>
      </span>
    </header>
  )
}

/** Whose questions the shop does not take. */
function Blocks() {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="plain" size="small" onClick={() => setOpen(true)}>
        {t('block.show')}
      </Button>
      {isOpen && (
        <Suspense>
          <BlocksDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** How they are called while the page is closed. */
function Called() {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton label={t('called.title')} onClick={() => setOpen(true)}>
        <PhoneIcon />
      </IconButton>
      {isOpen && (
        <Suspense>
          <AttentionDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function useChange() {
  const { desk } = useOpenDesk()
  const { t } = useTranslation('refusals')
  return async (change: Parameters<typeof desk.change>[0]) => {
    const changed = await desk.change(change)
    if (!changed.ok) toast(t(changed.refusal.code))
    return changed.ok
  }
}

function AvailabilityChoice({ chosen }: { chosen: Availability }) {
  const { t } = useTranslation('desk')
  const change = useChange()
  const name = useId()
  // What was pressed shows at once; the server’s word counts as soon as it has come.
  const [wanted, setWanted] = useState<Availability>()
  useEffect(() => setWanted(undefined), [chosen])
  const choose = async (one: Availability) => {
    setWanted(one)
    if (!(await change({ availability: one }))) setWanted(undefined)
  }
  return (
    <fieldset className="desk-availability">
      <legend className="only-read-out">{t('availability.label')}</legend>
      {availabilities.map((one) => (
        <label key={one} data-is={one}>
          <input type="radio" name={name} checked={one === (wanted ?? chosen)} onChange={() => void choose(one)} />
          <span>{t(`availability.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Capacity({ desk: { visits, capacity } }: { desk: Desk }) {
  const { t } = useTranslation('desk')
  const change = useChange()
  const taken = visits.length
  return (
    <span className="row desk-capacity">
      <CapacityBars taken={taken} capacity={capacity} />
      <select
        aria-label={t('capacity.label')}
        value={capacity}
        onChange={(event) => void change({ capacity: Number(event.target.value) })}
      >
        {Array.from({ length: mostAtOnce }, (_, index) => index + 1).map((all) => (
          <option key={all} value={all}>
            {t('capacity.of', { taken, all })}
          </option>
        ))}
      </select>
    </span>
  )
}

/** A bar for each visit that one may have, those that one has filled. */
export function CapacityBars({ taken, capacity }: { taken: number; capacity: number }) {
  return (
    <span className="desk-capacity-bars" aria-hidden="true">
      {Array.from({ length: Math.max(capacity, taken) }, (_, index) => (
        <i key={index} data-taken={index < taken || undefined} />
      ))}
    </span>
  )
}

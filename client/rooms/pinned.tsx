// Notes on things that are no pictures: the cells and rows of a comparison, the lines of a review. Not among what is loaded
// first, and neither is the card that opens: the accessible parts under it weigh more than all of this.
import { Suspense, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { talkIdOf } from '#shared/annotations/subject.ts'
import { maxPinLength } from '#shared/annotations/pin.ts'
import type { Anchor } from '#shared/annotations/pin.ts'
import type { PinView } from '#client/sdk/index.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import { PlusIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { toast } from '#client/ui/toasts.tsx'
import { nameOf } from './face.tsx'
import { useMay } from './permissions.ts'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'
import { useNavigation } from './navigation.ts'
import './pinned.css'

const Card = lazyPart(async () => (await import('./pinned-card.tsx')).PinnedCard)

/** A pin and its number among those that are in sight together. */
export interface NumberedPin {
  readonly pin: PinView
  readonly number: number
}

interface PinnedProps {
  anchor: Anchor
  /** What it is anchored to, in words. */
  about: string
  pins: readonly NumberedPin[]
  /** The button that pins a further note shows its words. */
  worded?: boolean
}

/** The pins on one thing, and for those who may, the way to pin another. */
export function Pinned({ anchor, about, pins, worded = false }: PinnedProps) {
  const may = useMay()
  if (pins.length === 0 && !may.speak) return null
  return (
    <span className={classes('pinned', worded && 'pinned-worded')}>
      {pins.map(({ pin, number }) => (
        <PinMark key={pin.id} pin={pin} number={number} about={about} />
      ))}
      {may.speak && <NewPin anchor={anchor} about={about} worded={worded} />}
    </span>
  )
}

function PinMark({ pin, number, about }: NumberedPin & { about: string }) {
  const { t } = useTranslation('compare')
  const room = useRoom()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const name = nameOf(room, pin.by, t('somebody'))
  const colour = room.members.find(pin.by)?.colour
  return (
    <>
      <button
        ref={button}
        type="button"
        className="pin-mark"
        style={colour === undefined ? undefined : memberColour(colour)}
        aria-label={t('pin.mark', { number, about, name })}
        aria-expanded={open}
        title={pin.text}
        onClick={() => setOpen(true)}
      >
        <span>{number}</span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Card label={t('pin.on', { about })} by={button} onClose={() => setOpen(false)}>
            <PinWords pin={pin} name={name} onClose={() => setOpen(false)} />
          </Card>
        </Suspense>
      )}
    </>
  )
}

function PinWords({ pin, name, onClose }: { pin: PinView; name: string; onClose: () => void }) {
  const { t } = useTranslation('compare')
  const room = useRoom()
  const navigation = useNavigation()
  const subject = `pin:${pin.id}`
  const replies = useObservable(room.talk.threads).get(talkIdOf(subject))?.messages.length ?? 0
  const whyNot = room.annotations.whyNot({ root: 'pins', key: pin.id, before: undefined, after: undefined })
  const answer = () => {
    onClose()
    navigation.go({ to: 'subject', subject })
  }
  const takeAway = () => {
    onClose()
    if (!room.annotations.remove('pins', pin.id).ok) return
    toast(t('pin.gone'))
  }
  return (
    <>
      <p className="pin-text" dir="auto">
        {pin.text}
      </p>
      <p className="pin-by">
        <bdi>{name}</bdi> · {t('pin.replies', { count: replies })}
      </p>
      <p className="cluster pin-acts">
        <Button size="small" kind="solid" onClick={answer}>
          {replies > 0 ? t('pin.read') : t('pin.answer')}
        </Button>
        {whyNot === undefined && (
          <Button size="small" kind="plain" onClick={takeAway}>
            {t('pin.remove')}
          </Button>
        )}
      </p>
    </>
  )
}

function NewPin({ anchor, about, worded }: { anchor: Anchor; about: string; worded: boolean }) {
  const { t } = useTranslation('compare')
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes('pin-new', open && 'pin-new-open')}
        aria-label={t('pin.new', { about })}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <span>
          <PlusIcon />
          {worded && t('pin.newWords')}
        </span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Card label={t('pin.new', { about })} by={button} onClose={close}>
            <Composer anchor={anchor} about={about} onClose={close} />
          </Card>
        </Suspense>
      )}
    </>
  )
}

function Composer({ anchor, about, onClose }: { anchor: Anchor; about: string; onClose: () => void }) {
  const { t } = useTranslation('compare')
  const { t: why } = useTranslation('refusals')
  const { annotations } = useRoom()
  const [words, setWords] = useState('')
  const pin = (event: SyntheticEvent) => {
    event.preventDefault()
    const pinned = annotations.pin(anchor, words.trim())
    if (pinned.ok) onClose()
    else toast(why(pinned.refusal.code))
  }
  return (
    <form className="pin-form" onSubmit={pin}>
      <label>
        <span>{t('pin.on', { about })}</span>
        <textarea
          autoFocus
          rows={3}
          dir="auto"
          value={words}
          maxLength={maxPinLength}
          placeholder={t('pin.placeholder')}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      <p className="cluster pin-acts">
        <Button size="small" kind="solid" type="submit" disabled={words.trim() === ''}>
          {t('pin.place')}
        </Button>
        <Button size="small" kind="plain" onClick={onClose}>
          {t('cancel')}
        </Button>
        <small>{t('left', { count: maxPinLength - words.length })}</small>
      </p>
    </form>
  )
}

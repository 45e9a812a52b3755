// Notes on things that are no pictures: the cells and rows of a comparison, the lines of a review. Not among what is loaded
// first, and neither is the card that opens: the accessible parts under it weigh more than all of this.
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxPinLength } from '#shared/annotations/pin.ts'
import type { Anchor } from '#shared/annotations/pin.ts'
import type { PinView } from '#client/sdk/index.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import { PlusIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { toast } from '#client/ui/toasts.tsx'
import { ComposeBox } from './compose/compose-box.tsx'
import { PinThread, ResolvePin } from './compose/pin-thread.tsx'
import { useDraft } from './compose/use-draft.ts'
import { nameOf } from './face.tsx'
import { useMay } from './permissions.ts'
import { useRoom } from './room-context.tsx'
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
            <PinWords pin={pin} onClose={() => setOpen(false)} />
          </Card>
        </Suspense>
      )}
    </>
  )
}

function PinWords({ pin, onClose }: { pin: PinView; onClose: () => void }) {
  const { t } = useTranslation('compare')
  const { annotations } = useRoom()
  const may = useMay()
  const whyNot = annotations.whyNot({ root: 'pins', key: pin.id, before: undefined, after: undefined })
  const takeAway = () => {
    onClose()
    if (!annotations.remove('pins', pin.id).ok) return
    toast(t('pin.gone'))
  }
  return (
    <>
      <PinThread pin={pin} />
      <p className="cluster pin-acts">
        {may.speak && <ResolvePin pin={pin.id} />}
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
  const { annotations } = useRoom()
  const [draft, change] = useDraft(`pin.${JSON.stringify(anchor)}`)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="pin-form">
      <p>{t('pin.on', { about })}</p>
      <ComposeBox
        draft={draft}
        onDraft={change}
        field={field}
        label={t('pin.on', { about })}
        placeholder={t('pin.placeholder')}
        sendLabel={t('pin.place')}
        maxLength={maxPinLength}
        onSend={(text, { mentions = [], products = [], files = [] }) => {
          const pinned = annotations.pin(anchor, text, { mentions, products, files })
          if (pinned.ok) onClose()
          return pinned
        }}
      />
    </div>
  )
}

// The thread of a pin: its own words are the first message, and one replies in place, with the thing it is about in sight.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { PinView } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon, RenewIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import { cardMark, replyCardOf } from '#shared/catchup/card-mark.ts'
import { ComposeBox } from './compose-box.tsx'
import { usePinState } from './pin-state.ts'
import { Said } from './said.tsx'
import { useDraft } from './use-draft.ts'

/** The words, the replies, and the field for one more. Reading it marks it as read. */
export function PinThread({ pin }: { pin: PinView }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const may = useMay()
  const thread = talkIdOf(subjectOf('pin', pin.id))
  const { messages, unread } = usePinState()(pin.id)
  // As it was when it was opened: what is new stays marked while it is read.
  const [firstNew] = useState(messages.length - unread)
  const lastAt = messages.at(-1)?.at
  useEffect(() => {
    if (lastAt !== undefined) room.talk.markRead(thread)
  }, [room, thread, lastAt])
  const words = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => keepAtEnd(words.current), [])
  // As long as nobody has answered there is no thread to mark: what told this member of the pin is put away.
  const isNaming = pin.by !== room.me.get().id && pin.mentions?.includes(room.me.get().id) === true
  useEffect(() => {
    const card = { id: replyCardOf(thread), at: pin.at }
    if (isNaming && (room.catchUp.away.get().get(cardMark(card.id)) ?? 0) < card.at) room.catchUp.putAway(card)
  }, [room, thread, isNaming, pin.at])
  return (
    <div ref={words} className="stack pin-thread">
      <Said {...pin} />
      {messages.map((message, index) => (
        <Said key={message.id} {...message} isNew={index >= firstNew && message.by !== room.me.get().id} />
      ))}
      <Resolved pin={pin.id} />
      {may.speak && <Reply thread={thread} pin={pin.id} name={nameOf(room, pin.by, t('somebody'))} />}
    </div>
  )
}

/** As in the chat, the end is in sight first where not all has room; until somebody does something in the card. */
function keepAtEnd(thread: HTMLElement | null): (() => void) | undefined {
  const card = thread?.parentElement
  if (!thread || !card) return undefined
  const observer = new ResizeObserver(() => {
    card.scrollTop = card.scrollHeight
  })
  observer.observe(thread)
  const signs = ['pointerdown', 'wheel', 'keydown'] as const
  const stop = () => observer.disconnect()
  for (const sign of signs) card.addEventListener(sign, stop, { once: true, passive: true })
  return () => {
    stop()
    for (const sign of signs) card.removeEventListener(sign, stop)
  }
}

function Reply({ thread, pin, name }: { thread: string; pin: string; name: string }) {
  const { t } = useTranslation('talk')
  const { talk } = useRoom()
  const [draft, change] = useDraft(thread)
  return (
    <ComposeBox
      draft={draft}
      onDraft={change}
      label={t('pin.reply', { name })}
      slim
      onSend={(text, extras) => talk.say(subjectOf('pin', pin), text, extras)}
      onTyping={(isTyping) => talk.typing(isTyping ? thread : undefined)}
    />
  )
}

/** Who resolved it; nothing while it is open. */
function Resolved({ pin }: { pin: string }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  const { resolvedBy } = usePinState()(pin)
  if (resolvedBy === undefined) return null
  return (
    <p className="pin-thread-resolved">
      {t('resolvedBy', { name: resolvedBy === me ? 'you' : 'other', who: nameOf(room, resolvedBy, t('somebody')) })}
    </p>
  )
}

/** Resolves a pin, or opens it again. */
export function ResolvePin({ pin }: { pin: string }) {
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const isResolved = usePinState()(pin).resolvedBy !== undefined
  const resolve = () => {
    const resolved = talk.resolvePin(pin, !isResolved)
    if (!resolved.ok) toast(why(resolved.refusal.code))
  }
  return (
    <Button size="small" kind="plain" icon={isResolved ? <RenewIcon /> : <CheckIcon />} onClick={resolve}>
      {t(isResolved ? 'reopen' : 'resolve')}
    </Button>
  )
}

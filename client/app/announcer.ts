// Announces what others do: their name on the line they changed, and a sentence in the live region.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMoreWords } from '#client/locales/words.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import type { Products } from '#client/rooms/products.ts'
import { joinedInPlace } from '#client/rooms/joined-in-place.ts'
import { markChanged } from '#client/rooms/recent-changes.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Room } from '#client/sdk/index.ts'
import { talkSentence } from './announce-talk.ts'
import { announced } from './announced.ts'
import { toast, readOutEach } from '#client/ui/toasts.tsx'
import type { RoomEventKind } from '#shared/events/event-kinds.ts'
import { isOf, traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'

// Long enough that several quick taps become one sentence.
const gatherMs = 1_500

/** Announces while the room is open. */
export function useAnnouncer(): void {
  const { room, products } = useOpenRoom()
  const { t } = useTranslation('app')
  const { t: talk } = useTranslation('talk')
  useEffect(() => {
    let heard: HistoryEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const speak = async () => {
      const gathered = heard
      heard = []
      timer = undefined
      await loadMoreWords()
      readOutEach(
        announced(gathered, {
          said: (event, all) => talkSentence(event, { room, products, t: talk, all }),
          changed: (event) => sentence(event, { room, products, t }),
          many: (count) => t('heard.many', { count }),
        }),
      )
    }
    const stop = room.onHistory((events) => {
      const others = events.filter(
        ({ kind, memberId, subject }) =>
          memberId !== room.me.get().id &&
          subject !== room.me.get().id &&
          !(kind === 'member.joined' && joinedInPlace.get()),
      )
      for (const event of others) show(event, { room, products, t })
      heard.push(...others)
      timer ??= setTimeout(() => void speak(), gatherMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [room, products, t, talk])
  useOwnRole(room, t)
}

/** Shows a toast when this member's role changes, for buttons come and go with it. */
function useOwnRole(room: Room, t: Speaking['t']): void {
  const { role } = useObservable(room.me)
  const before = useRef(role)
  useEffect(() => {
    if (before.current !== role) toast(t(`roleNow.${role}`))
    before.current = role
  }, [role, t])
}

interface Speaking {
  readonly room: Room
  readonly products: Products
  readonly t: ReturnType<typeof useTranslation<'app'>>['t']
}

function show(event: HistoryEvent, speaking: Speaking): void {
  if (traitsOf(event)?.topic === 'line') markChanged(event.subject, event)
  if (event.kind === 'member.joined') toast(sentence(event, speaking) ?? '')
}

/** The kinds that are announced, with their messages. */
const spoken = {
  'line.added': 'lineAdded',
  'line.decided': 'lineDecided',
  'line.considering': 'lineConsidering',
  'line.rejected': 'lineRejected',
  'want.changed': 'wantChanged',
  'note.written': 'noteWritten',
  'opinion.given': 'opinionGiven',
  'opinion.changed': 'opinionGiven',
  'member.joined': 'memberJoined',
} as const satisfies Partial<Record<RoomEventKind, string>>
const spokenKinds = Object.keys(spoken) as readonly (keyof typeof spoken)[]

function sentence(event: HistoryEvent, { room, products, t }: Speaking): string | undefined {
  if (!isOf(event, spokenKinds)) return undefined
  if (event.kind === 'member.joined') return t('heard.memberJoined', { name: event.detail.name })
  const product = productIdOf(event.subject)
  const known = products.get(product)
  const isOpinion = event.kind === 'opinion.given' || event.kind === 'opinion.changed'
  const variant = isOpinion ? variantWords(variantOf(known, event.subject)) : ''
  const title = titleOf(known, product)
  return t(`heard.${spoken[event.kind]}`, {
    name: event.memberId === null ? room.shop.name : nameOf(room, event.memberId, t('somebody')),
    title: variant === '' ? title : `${title}, ${variant}`,
    count: event.kind === 'want.changed' ? event.detail.to : 0,
    verdict: isOpinion ? event.detail.verdict : '',
  })
}

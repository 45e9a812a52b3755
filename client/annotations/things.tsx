// What people put on things, newest first, and the buttons that put more there.
import { useMemo, useState } from 'react'
import type { ComponentType, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { momentWords } from '#client/rooms/moments.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { BinIcon, PinIcon } from '#client/ui/icons.tsx'
import { LongList } from '#client/ui/long-list.tsx'
import type { CardKind, CardProps, Cards } from './card.ts'
import { cards } from './cards.tsx'
import { entriesOf } from './entries.ts'
import type { Entry } from './entries.ts'
import { useTakeAway } from './take-away.ts'
import './things.css'

const kinds = Object.entries(cards as Cards) as [keyof typeof cards, CardKind<never>][]

/** The buttons that put something there; the form of one opens in its place. */
export function AddThings() {
  const [adding, setAdding] = useState<string>()
  const open = kinds.find(([root]) => root === adding)?.[1].add
  if (open) return <open.form onDone={() => setAdding(undefined)} />
  return kinds.map(
    ([root, { add }]) =>
      add && (
        <Button key={root} size="small" icon={add.icon} onClick={() => setAdding(root)}>
          {add.words()}
        </Button>
      ),
  )
}

/** All of it. @param within what scrolls. */
export function ThingsStream({ within }: { within: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('talk')
  const { annotations } = useRoom()
  const observable = useMemo(() => entriesOf(annotations, cards), [annotations])
  const entries = useObservable(observable)
  if (entries.length === 0)
    return (
      <Empty icon={<PinIcon />} title={t('things.none')}>
        {t('things.noneWords')}
      </Empty>
    )
  return (
    <LongList label={t('filter.things')} entries={entries} keyOf={({ id }) => id} about={120} within={within}>
      {(entry) => <ThingCard entry={entry} />}
    </LongList>
  )
}

function ThingCard({ entry }: { entry: Entry }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  const takeAway = useTakeAway(entry)
  const { by, at } = entry.value
  // The table gives each root the card of its own kind.
  const Card = cards[entry.root].card as ComponentType<CardProps<unknown>>
  const name = by === me ? t('you') : nameOf(room, by, t('somebody'))
  return (
    <article className="put">
      <Face id={by} decorative />
      <div className="stack put-body">
        <p className="put-who">
          <bdi>{name}</bdi> <time dateTime={new Date(at).toISOString()}>{momentWords(at, room.now())}</time>
        </p>
        <Card id={entry.id} value={entry.value} count={entry.count} />
        {takeAway.asks && (
          <div className="put-sure" role="alertdialog" aria-label={t('sure', { name })}>
            <p>{t('sure', { name })}</p>
            <Button size="small" kind="danger" autoFocus onClick={takeAway.sure}>
              {t('takeBack')}
            </Button>
            <Button size="small" kind="plain" className="put-act" onClick={takeAway.cancel}>
              {t('cancel')}
            </Button>
          </div>
        )}
      </div>
      {takeAway.run && !takeAway.asks && (
        <IconButton size="small" label={t('things.takeAway', { name })} onClick={takeAway.run}>
          <BinIcon />
        </IconButton>
      )}
    </article>
  )
}

// One message of a thread, under its day and its author where these change.
import { memo, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import { BinIcon, EditIcon, MoreIcon, TalkIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import type { MessageView } from '#shared/annotations/talk-view.ts'
import { Attachments } from '#client/rooms/compose/attachments.tsx'
import type { MessageAct } from './message-menu.tsx'
import { MessageWords } from '#client/rooms/compose/message-words.tsx'
import { shortWords } from '#client/rooms/compose/short-words.ts'
import { Reactions, useReact } from './reactions.tsx'
import { ShownProduct } from '#client/rooms/compose/shown-product.tsx'
import { useTakeBack } from './take-back.ts'
import { dateText } from '#client/rooms/local-day.ts'
import { dayWords, fullWhen, timeWords } from '#client/rooms/when.ts'
import { shortened } from '#shared/cut-text.ts'
import './message-row.css'
import '#client/rooms/compose/said.css'

const MessageMenu = lazyPart(async () => (await import('./message-menu.tsx')).MessageMenu)

/** A message and what stands over it. */
export interface Row {
  readonly message: MessageView
  /** The first of its day. */
  readonly startsDay: boolean
  /** The first that was not read when the thread was opened. */
  readonly startsNew: boolean
  /** The first of several by the same person: it carries their face and name. */
  readonly startsGroup: boolean
}

interface MessageRowProps extends Row {
  thread: string
  /** The message this one answers; `gone` where it was taken back. */
  answered: MessageView | 'gone' | undefined
  /** Lights up: somebody has just jumped here. */
  isHighlighted: boolean
  onJump: (message: string) => void
  onAnswer: (message: string) => void
  onReword: (message: string) => void
}

/** Its parts stay as they are unless something of this very message changed. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, startsDay, startsNew, startsGroup, answered, isHighlighted, onJump } = props
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  const name = message.by === me ? t('you') : nameOf(room, message.by, t('somebody'))
  return (
    <>
      {startsDay && (
        <p className="talk-day">
          <time dateTime={dateText(message.at)}>{dayWords(message.at, room.now())}</time>
        </p>
      )}
      {startsNew && <p className="talk-new">{t('newSince')}</p>}
      <div
        className={classes(
          'talk-message',
          startsGroup && 'talk-message-leads',
          message.by === me && 'talk-message-mine',
          isHighlighted && 'talk-message-lit',
        )}
      >
        <span className="talk-face">{startsGroup && <Face id={message.by} decorative />}</span>
        <div className="said-words talk-said">
          <p className={startsGroup ? 'talk-who' : 'only-read-out'} id={`who-${message.id}`}>
            <bdi className="talk-name">{name}</bdi>{' '}
            <time className="said-aside" dateTime={new Date(message.at).toISOString()} title={fullWhen(message.at)}>
              {timeWords(message.at)}
            </time>
          </p>
          {answered && <Answered message={answered} onJump={onJump} />}
          {message.text !== '' && <MessageWords text={message.text} mentions={message.mentions} me={me} />}
          {message.via === 'link' && <small className="said-aside">{t('byLink')}</small>}
          {message.editedAt !== undefined && (
            <small className="said-aside" title={fullWhen(message.editedAt)}>
              {t('edited')}
            </small>
          )}
          <Attachments files={message.files} name={name} />
          {message.products?.map((id) => (
            <ShownProduct key={id} id={id} />
          ))}
          <Reactions message={message} me={me} />
        </div>
        <Acts {...props} name={name} me={me} />
      </div>
    </>
  )
})

/** The line above an answer; it leads to what is answered. */
function Answered({ message, onJump }: { message: MessageView | 'gone'; onJump: (message: string) => void }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  if (message === 'gone') return <p className="talk-quote talk-quote-gone">{t('answersGone')}</p>
  const name = nameOf(room, message.by, t('somebody'))
  return (
    <button
      type="button"
      className="talk-quote"
      aria-label={t('answers', { name, words: shortened(shortWords(message, t), 120) })}
      onClick={() => onJump(message.id)}
    >
      <bdi className="talk-name">{name}</bdi> <bdi>{shortWords(message, t)}</bdi>
    </button>
  )
}

function Acts({ thread, message, name, me, onAnswer, onReword }: MessageRowProps & { name: string; me: string }) {
  const { t } = useTranslation('talk')
  const may = useMay()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const react = useReact(message)
  const takeBack = useTakeBack(thread, message)
  const acts: MessageAct[] = []
  if (may.speak) acts.push({ words: t('answer'), icon: <TalkIcon />, run: () => onAnswer(message.id) })
  if (may.speak && message.by === me)
    acts.push({ words: t('reword'), icon: <EditIcon />, run: () => onReword(message.id) })
  if (takeBack.run) acts.push({ words: t('takeBack'), icon: <BinIcon />, run: takeBack.run, danger: true })
  if (takeBack.asks) return <Sure name={name} onSure={takeBack.sure} onCancel={takeBack.cancel} />
  if (acts.length === 0) return null
  const label = t('menu', { name, time: timeWords(message.at) })
  return (
    <span className="talk-acts">
      <IconButton
        ref={button}
        size="small"
        label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreIcon />
      </IconButton>
      {open && (
        <Suspense fallback={null}>
          <MessageMenu
            label={label}
            by={button}
            given={
              may.speak
                ? message.reactions.filter(({ members }) => members.includes(me)).map(({ emoji }) => emoji)
                : undefined
            }
            onReact={react}
            acts={acts}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </span>
  )
}

function Sure({ name, onSure, onCancel }: { name: string; onSure: () => void; onCancel: () => void }) {
  const { t } = useTranslation('talk')
  return (
    <div className="cluster talk-sure" role="alertdialog" aria-label={t('sure', { name })}>
      <p>{t('sure', { name })}</p>
      <Button size="small" kind="danger" autoFocus onClick={onSure}>
        {t('takeBack')}
      </Button>
      <Button size="small" kind="plain" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}

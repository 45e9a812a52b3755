import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { momentWords } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWays } from '#client/rooms/ways.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { notify } from '#client/ui/notices.tsx'
import { maxMessageLength } from '#shared/annotations/message.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { WaitingCard } from './waiting-card.tsx'

/** A question to this member, with the field for their answer. */
export function QuestionCard({ thread, first }: { thread: ThreadView; first: boolean }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const ways = useWays()
  const { id, by, dueAt, messages } = thread
  const name = nameOf(room, by, t('somebody'))
  const words =
    dueAt === undefined
      ? t('waiting.asks', { name })
      : t('waiting.asksUntil', { name, when: momentWords(dueAt, Date.now()) })
  return (
    <WaitingCard
      lead={<Face id={by} decorative />}
      title={
        <span className="waiting-question">
          <bdi>{messages[0]?.text || t('waiting.read')}</bdi>
        </span>
      }
      words={words}
      warm={first}
      onOpen={() => ways.talk({ thread: id })}
    >
      <Answer thread={thread} />
    </WaitingCard>
  )
}

function Answer({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('decisions')
  const { t: why } = useTranslation('refusals')
  const { talk, me } = useRoom()
  const [words, setWords] = useState('')
  const settle = () => {
    const settled = talk.resolve(thread.id, true)
    if (!settled.ok) notify(why(settled.refusal.code))
  }
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (words.trim() === '') return
    const said = talk.reply(thread.id, words.trim())
    if (!said.ok) return notify(why(said.refusal.code))
    // Asked of this person alone, their answer settles it.
    const { askedOf } = thread
    if (Array.isArray(askedOf) && askedOf.length === 1 && askedOf[0] === me.get().id) settle()
  }
  return (
    <form className="waiting-answer" onSubmit={send}>
      <input
        aria-label={t('waiting.answer')}
        placeholder={t('waiting.answer')}
        dir="auto"
        value={words}
        maxLength={maxMessageLength}
        enterKeyHint="send"
        onChange={(event) => setWords(event.target.value)}
      />
      {words.trim() === '' ? (
        <IconButton label={t('waiting.settled')} onClick={settle}>
          <CheckIcon />
        </IconButton>
      ) : (
        <Button type="submit" kind="solid">
          {t('waiting.send')}
        </Button>
      )}
    </form>
  )
}

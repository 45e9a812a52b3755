// The conversations behind a figure: topic, time, who, and how each ended. What was said is for those whom the group has let in.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortWhen, timeWords } from '#client/rooms/when.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { Conversation, Conversations } from '#shared/desk/figures.ts'
import { useOpenDesk } from '../desk-context.ts'
import { languageName, waitWords } from '../spoken.ts'
import { ReassignDialog } from './reassign-dialog.tsx'
import type { Seen } from './see-context.ts'
import { readerZone } from './use-board.ts'
import './conversations.css'

export function ConversationsDialog({ seen, onClose }: { seen: Seen; onClose: () => void }) {
  const { t } = useTranslation('board')
  const { t: because } = useTranslation('refusals')
  const { board } = useOpenDesk()
  const [found, setFound] = useState<Conversations>()
  const [given, setGiven] = useState<string>()
  useEffect(() => {
    const { title: _, ...wish } = seen
    void board.conversations({ ...wish, zone: readerZone() }).then((answer) => {
      if (answer.ok) setFound(answer.value)
      else toast(because(answer.refusal.code))
    })
  }, [board, seen, because])
  if (given !== undefined) return <ReassignDialog id={given} onClose={onClose} />
  return (
    <Dialog title={seen.title} size="large" onClose={onClose}>
      <div className="stack" aria-busy={!found}>
        {found && (
          <p>
            {t('conversations', { count: found.count })} {found.gone > 0 && t('gone', { count: found.gone })}
          </p>
        )}
        <ul className="conversations-list">
          {found?.conversations.map((one) => (
            <Row key={one.id} conversation={one} onGive={() => setGiven(one.id)} />
          ))}
        </ul>
        <p className="conversations-foot">{t('onlyFacts')}</p>
      </div>
    </Dialog>
  )
}

function Row({ conversation, onGive }: { conversation: Conversation; onGive: () => void }) {
  const { t } = useTranslation('board')
  const { t: desk } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { board, desk: connection } = useOpenDesk()
  const { id, at, topic, language, store, who, state, answeredAt, suggested, accepted } = conversation
  const join = async () => {
    const asked = await board.askToJoin(id)
    toast(asked.ok ? t('joinAsked') : because(asked.refusal.code))
  }
  const isOpen = state === 'waiting' || state === 'visiting' || state === 'left'
  return (
    <li>
      <time>
        {[shortWhen(at, connection.now()), timeWords(at)]
          .filter((one, index, all) => all.indexOf(one) === index)
          .join(' ')}
      </time>
      <span>
        <b>{[desk(`topic.${topic}`), languageName(language)].join(' · ')}</b>
        <small>
          {[
            who,
            store,
            t(`state.${state}`),
            answeredAt !== null && t('answeredAfter', { time: waitWords(answeredAt - at) }),
            suggested > 0 && t('taken', { part: accepted, all: suggested }),
          ]
            .filter((part) => part !== null && part !== false)
            .join(' · ')}
        </small>
      </span>
      {isOpen && (
        <span className="row conversations-acts">
          {state === 'visiting' && (
            <Button size="small" onClick={() => void join()}>
              {t('join')}
            </Button>
          )}
          <Button size="small" onClick={onGive}>
            {t('give')}
          </Button>
        </span>
      )}
    </li>
  )
}

// The three answers to a proposal. A no may say why, and a question back has its words.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import type { ProposalView } from '#shared/visits/visit-view.ts'
import { useCalling } from './use-calling.ts'

/** The longest reason, in UTF-16 units. */
const maxReason = 500

interface ProposalAnswersProps {
  proposal: ProposalView
  visitId: string
  /** Accepting changes the cart. */
  mayAccept: boolean
}

export function ProposalAnswers({ proposal, visitId, mayAccept }: ProposalAnswersProps) {
  const { t } = useTranslation('visits')
  const { store } = useRoom()
  const { isCalling, call } = useCalling()
  const [writing, setWriting] = useState<'declined' | 'asked'>()
  const [words, setWords] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // What is written and sent comes into sight with its button.
  useEffect(() => {
    // No answer of the effect: in newer browsers scrolling returns a promise.
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [writing])
  const isWhole = writing === 'declined' || words.trim() !== ''
  const begin = (answer: 'declined' | 'asked') => {
    setWords('')
    setWriting(answer)
  }
  if (writing === undefined)
    return (
      <div className="proposal-answers">
        {mayAccept && (
          <Button
            kind="call"
            disabled={isCalling}
            onClick={() => void call(store.answer(visitId, proposal.id, 'accepted'))}
          >
            {t('proposal.accept')}
          </Button>
        )}
        <Button disabled={isCalling} onClick={() => begin('declined')}>
          {t('proposal.decline')}
        </Button>
        <Button disabled={isCalling} onClick={() => begin('asked')}>
          {t('proposal.ask')}
        </Button>
      </div>
    )
  const send = async () => {
    const reason = words.trim()
    const isSent = await call(store.answer(visitId, proposal.id, writing, reason === '' ? undefined : reason))
    if (isSent) setWriting(undefined)
  }
  return (
    <form
      ref={form}
      className="stack proposal-words"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole && !isCalling) void send()
      }}
    >
      <LineField
        // After this press the member writes.
        autoFocus
        label={t(`proposal.words.${writing}`)}
        value={words}
        maxLength={maxReason}
        onValue={setWords}
      />
      <div className="cluster">
        <Button kind="solid" type="submit" disabled={!isWhole || isCalling}>
          {t(`proposal.send.${writing}`)}
        </Button>
        <Button kind="plain" onClick={() => setWriting(undefined)}>
          {t('proposal.cancel')}
        </Button>
      </div>
    </form>
  )
}

// What this person just did, for a while: beside what waits, and on a phone above the dock, where the thumb is.
import { useEffect, useState } from 'react'
import type { FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { variantOf, variantWords, titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { receiptIn, showReceipt } from '#client/rooms/receipts.ts'
import type { Receipt } from '#client/rooms/receipts.ts'
import { wantedReason } from '#client/rooms/wanted-reason.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import { productIdOf } from '#shared/ids.ts'
import { useUndoReceipt } from './use-undo-receipt.ts'
import './receipt-bar.css'

/** Long enough to read it and to reach for Undo; it stays while somebody points at it or is in it with the keyboard. */
const shownMs = 10_000

/** The last receipt; nothing where there is none. @param onUndo told the key of the card that comes back. */
export function ReceiptBar({ onUndo }: { onUndo: (card: string) => void }) {
  const receipt = useObservable(receiptIn(useRoom()))
  if (!receipt) return null
  const onUndone = () => receipt.what !== 'opinion' && onUndo(receipt.card)
  switch (receipt.what) {
    case 'vote':
      return <VoteReceipt receipt={receipt} onUndone={onUndone} />
    case 'answer':
      return <AnswerReceipt receipt={receipt} onUndone={onUndone} />
    case 'opinion':
      return <OpinionReceipt receipt={receipt} onUndone={onUndone} />
    case 'set-aside':
      return <SetAsideReceipt receipt={receipt} onUndone={onUndone} />
    default:
      return receipt satisfies never
  }
}

type ReceiptOf<What extends Receipt['what']> = { receipt: Receipt & { what: What }; onUndone: () => void }

/** "You voted Walnut · 2 of 3 voted"; the number goes on counting. */
function VoteReceipt({ receipt, onUndone }: ReceiptOf<'vote'>) {
  const { t } = useTranslation('catchup')
  const navigation = useNavigation()
  const room = useRoom()
  const decision = useObservable(room.decisions.list).find(({ id }) => id === receipt.decision)
  const candidates = useCandidates(decision?.candidates ?? [])
  const thing = candidates.find(({ id }) => id === receipt.candidate)?.short ?? ''
  if (!decision) return null
  const isOpen = !decision.outcome
  const change = () => {
    showReceipt(room, undefined)
    navigation.go({ to: 'decision', decisionId: decision.id, changesVote: true })
  }
  return (
    <Bar
      {...{ receipt, onUndone }}
      words={t('receipt.voted', { thing })}
      more={t('receipt.turnout', { voted: decision.voted.length, all: decision.voters.length })}
      action={isOpen ? { label: t('receipt.change'), run: change } : undefined}
      mayUndo={isOpen}
    />
  )
}

/** "You answered: The grey ones · Sent". */
function AnswerReceipt({ receipt, onUndone }: ReceiptOf<'answer'>) {
  const { t } = useTranslation('catchup')
  const { state } = useObservable(useRoom().connection)
  const sent = state === 'saved' ? 'sent' : state === 'saving' ? 'sending' : 'later'
  return (
    <Bar
      {...{ receipt, onUndone }}
      words={t('receipt.answered', { text: receipt.shown })}
      more={t(`receipt.${sent}`)}
    />
  )
}

function OpinionReceipt({ receipt, onUndone }: ReceiptOf<'opinion'>) {
  const { t } = useTranslation('catchup')
  const navigation = useNavigation()
  const { products } = useOpenRoom()
  const productId = productIdOf(receipt.on)
  const product = useProduct(products, productId)
  const variant = variantOf(product, receipt.on)
  const why = () => {
    navigation.go({ to: 'product', productId, ...(variant && { variantId: variant.id }) })
    wantedReason.set(receipt.on)
  }
  return (
    <Bar
      {...{ receipt, onUndone }}
      words={t('receipt.said', { verdict: receipt.verdict })}
      more={[titleOf(product, productId), variantWords(variant)].filter((words) => words !== '').join(', ')}
      action={{ label: t('receipt.why'), run: why }}
    />
  )
}

function SetAsideReceipt({ receipt, onUndone }: ReceiptOf<'set-aside'>) {
  const { t } = useTranslation('catchup')
  return <Bar {...{ receipt, onUndone }} words={t('receipt.setAside')} more={t('receipt.setAsideWords')} />
}

interface BarProps {
  receipt: Receipt
  onUndone: () => void
  words: string
  more: string
  action?: { readonly label: string; readonly run: () => void } | undefined
  mayUndo?: boolean
}

function Bar({ receipt, onUndone, words, more, action, mayUndo = true }: BarProps) {
  const { t } = useTranslation('catchup')
  const takeBack = useUndoReceipt(receipt)
  const undo = () => {
    takeBack()
    onUndone()
  }
  const [isHeld, setHeld] = useState(false)
  const room = useRoom()
  useEffect(() => readOut(words), [words])
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => showReceipt(room, undefined), shownMs)
    return () => clearTimeout(timer)
  }, [room, receipt, isHeld])
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) =>
    setHeld(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
  return (
    <section
      className="receipt"
      aria-label={t('receipt.title')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={leave}
    >
      <span className="centre receipt-mark">
        <CheckIcon />
      </span>
      <p>
        <b>{words}</b> <small>{more}</small>
      </p>
      {action && (
        <Button kind="plain" size="small" onClick={action.run}>
          {action.label}
        </Button>
      )}
      {mayUndo && (
        <Button kind="plain" size="small" onClick={undo}>
          {t('receipt.undo')}
        </Button>
      )}
    </section>
  )
}

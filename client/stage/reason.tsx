// Why somebody thinks so: their own reason, to be given or changed.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { plainWords } from '#client/rooms/compose/allowed.ts'
import { ComposeBox } from '#client/rooms/compose/compose-box.tsx'
import { emptyDraft } from '#client/rooms/compose/drafts.ts'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { wantedReason } from '#client/rooms/wanted-reason.ts'
import { maxReasonLength } from '#shared/cart/opinion.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'

interface ReasonProps {
  /** What the opinion is on. */
  variant: VariantId
  /** The place of its draft. */
  place: string
  reason: string
  onSay: (reason: string) => Outcome<void>
}

export function Reason({ variant, place, reason, onSay }: ReasonProps) {
  const { t } = useTranslation('stage')
  const [draft, change] = useDraft(place, { ...emptyDraft, text: reason })
  const field = useRef<HTMLTextAreaElement>(null)
  const isWanted = useObservable(wantedReason) === variant
  useEffect(() => {
    if (!isWanted) return
    wantedReason.set(undefined)
    field.current?.focus()
  }, [isWanted])
  return (
    <ComposeBox
      draft={draft}
      onDraft={change}
      field={field}
      slim
      label={t('why')}
      sendLabel={t('say')}
      rewords={{ text: reason, mayBeEmpty: true }}
      allows={plainWords}
      maxLength={maxReasonLength}
      onSend={onSay}
    />
  )
}

// A new note: its words are the first message of its thread.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ComposeBox } from '#client/rooms/compose/compose-box.tsx'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import { maxPinLength } from '#shared/annotations/pin.ts'
import type { Anchor } from '#shared/annotations/pin.ts'

export function NewPin({ anchor, onDone }: { anchor: Anchor; onDone: () => void }) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const [draft, change] = useDraft('pin')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <ComposeBox
      draft={draft}
      onDraft={change}
      field={field}
      label={t('marks.newNote')}
      placeholder={t('marks.placeholder')}
      sendLabel={t('marks.save')}
      maxLength={maxPinLength}
      onSend={(text, { mentions = [], products = [], files = [] }) => {
        const placed = annotations.pin(anchor, text, { mentions, products, files })
        if (!placed.ok) return placed
        readOut(t('marks.placed'))
        onDone()
        return placed
      }}
    >
      {() => (
        <Button kind="plain" size="small" onClick={onDone}>
          {t('marks.cancel')}
        </Button>
      )}
    </ComposeBox>
  )
}

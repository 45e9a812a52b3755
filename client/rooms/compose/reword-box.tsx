// Words of one's own that are there already: they are changed in place, with the composer.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { useLateFocus } from '#client/ui/use-late-focus.ts'
import { ComposeBox } from './compose-box.tsx'
import type { ComposeBoxProps } from './compose-box.tsx'
import { emptyDraft } from './drafts.ts'
import { useDraft } from './use-draft.ts'
import type { Reworded } from './use-sending.ts'

interface RewordBoxProps extends Pick<
  ComposeBoxProps,
  'label' | 'placeholder' | 'sendLabel' | 'maxLength' | 'allows' | 'onSend'
> {
  /** Of the draft, see `useDraft`. */
  place: string
  words: Reworded
  /** The words were saved, or are to stay as they were. */
  onDone: () => void
}

/** Takes the focus; Esc leaves the words as they were. */
export function RewordBox({ place, words, onSend, onDone, ...box }: RewordBoxProps) {
  const { t } = useTranslation('talk')
  const [draft, change] = useDraft(place, { ...emptyDraft, text: words.text })
  const field = useLateFocus<HTMLTextAreaElement>()
  // One goes on where the words end.
  useEffect(() => field.current?.setSelectionRange(field.current.value.length, field.current.value.length), [field])
  const cancel = () => {
    change(undefined)
    onDone()
  }
  return (
    <form
      className="stack reword"
      aria-label={box.label}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        cancel()
      }}
    >
      <div className="row reword-head">
        <b>{box.label}</b>
        <IconButton size="small" label={t('notReworded')} onClick={cancel}>
          <CloseIcon />
        </IconButton>
      </div>
      <ComposeBox
        {...box}
        draft={draft}
        onDraft={change}
        field={field}
        rewords={words}
        onSend={(text, extras) => {
          const saved = onSend(text, extras)
          if (saved.ok) onDone()
          return saved
        }}
      />
    </form>
  )
}

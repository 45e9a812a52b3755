// Where one writes: grows to six lines, completes names and products, keeps what is too long and says so.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { TagIcon } from '#client/ui/icons.tsx'
import { maxMessageLength, maxShownProducts } from '#shared/annotations/message.ts'
import type { ProductId } from '#shared/ids.ts'
import { begunAt, begunProduct, completed, isNamed } from './completion.ts'
import type { Completed, Suggestion } from './completion.ts'
import type { Draft } from './drafts.ts'
import { takeProductLinks } from './product-links.ts'
import { ChosenProduct } from './shown-product.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { problemOf } from './sayable.ts'
import { useSuggestions } from './use-suggestions.ts'

interface WordsFieldProps {
  label: string
  placeholder: string
  draft: Draft
  onDraft: (change: Partial<Draft>) => void
  field: RefObject<HTMLTextAreaElement | null>
  /** Enter without Shift, where there is a keyboard. */
  onEnter?: () => void
  /** No further products: what is being reworded keeps those it has. */
  wordsOnly?: boolean
  onBlur?: () => void
}

/** How near to the limit the counter shows. */
const counterFrom = maxMessageLength - 400

/** A field for the words of a message or a question. */
export function WordsField({ label, placeholder, draft, onDraft, field, onEnter, wordsOnly, onBlur }: WordsFieldProps) {
  const { t } = useTranslation('talk')
  const id = useId()
  const completing = useCompleting({ draft, onDraft, field, wordsOnly: wordsOnly ?? false })
  const problem = problemOf(draft)
  useGrowing(field, draft.text)
  const addProducts = (ids: readonly ProductId[]) => onDraft({ products: [...new Set([...draft.products, ...ids])] })
  const paste = usePaste(wordsOnly ? undefined : addProducts, draft, onDraft)
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completing.press(event)) return
    if (event.key !== 'Enter' || event.shiftKey || !onEnter || !hasKeyboard()) return
    event.preventDefault()
    onEnter()
  }
  return (
    <div className="talk-field">
      {completing.open && (
        <SuggestionList
          id={`${id}-list`}
          suggestions={completing.suggestions}
          active={completing.active}
          onPick={completing.pick}
        />
      )}
      <p className="only-read-out" role="status">
        {completing.open ? t('suggested', { count: completing.suggestions.length }) : ''}
      </p>
      {draft.products.length > 0 && !wordsOnly && (
        <ul className="talk-chosen-list" aria-label={t('product.chosen')}>
          {draft.products.map((product) => (
            <ChosenProduct
              key={product}
              id={product}
              onRemove={() => {
                onDraft({ products: draft.products.filter((other) => other !== product) })
                field.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
      <div className="talk-field-box" data-problem={problem !== undefined || undefined}>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={label}
          placeholder={placeholder}
          value={draft.text}
          aria-autocomplete="list"
          aria-controls={completing.open ? `${id}-list` : undefined}
          aria-activedescendant={completing.open ? `${id}-list-${completing.active}` : undefined}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => {
            onDraft({ text: event.target.value })
            completing.moved(event.target.value, event.target.selectionStart)
          }}
          onSelect={(event) => completing.moved(event.currentTarget.value, event.currentTarget.selectionStart)}
          onBlur={() => {
            completing.close()
            onBlur?.()
          }}
          onKeyDown={press}
          onPaste={paste}
        />
        {!wordsOnly && (
          <IconButton
            label={t('product.name')}
            onPointerDown={(event) => event.preventDefault()}
            onClick={completing.begin}
          >
            <TagIcon />
          </IconButton>
        )}
      </div>
      {draft.text.length > counterFrom && problem === undefined && (
        <small className="talk-left">{t('left', { count: maxMessageLength - draft.text.length })}</small>
      )}
      {problem && (
        <p id={`${id}-problem`} className="talk-problem" role="alert">
          {t(`problem.${problem.is}`, { count: problem.over })}
        </p>
      )}
    </div>
  )
}

interface CompletingParts {
  draft: Draft
  onDraft: (change: Partial<Draft>) => void
  field: RefObject<HTMLTextAreaElement | null>
  wordsOnly: boolean
}

function useCompleting({ draft, onDraft, field, wordsOnly }: CompletingParts) {
  const [caret, setCaret] = useState<{ text: string; at: number }>()
  const [active, setActive] = useState(0)
  const begun = caret && caret.text === draft.text ? begunAt(caret.text, caret.at) : undefined
  const wanted = isNamed(begun, draft.chosen) || (wordsOnly && begun?.sign === '#') ? undefined : begun
  const suggestions = useSuggestions(wanted)
  const open = wanted !== undefined && suggestions.length > 0
  const highlighted = Math.min(active, suggestions.length - 1)
  /** Where the caret belongs once the new text is rendered. */
  const place = useRef<number>(undefined)
  const put = ({ change, caret: at }: Completed) => {
    onDraft(change)
    setCaret({ text: change.text, at })
    place.current = at
  }
  // Together with the text, not a frame later: the caret must not move while somebody types on.
  useLayoutEffect(() => {
    if (place.current === undefined) return
    field.current?.focus()
    field.current?.setSelectionRange(place.current, place.current)
    place.current = undefined
  }, [draft.text, field])
  const pick = (suggestion: Suggestion | undefined) => {
    if (!wanted || !suggestion) return
    put(completed(draft, wanted, suggestion))
    setActive(0)
  }
  return {
    open,
    suggestions,
    active: highlighted,
    pick,
    close: () => setCaret(undefined),
    moved: (text: string, at: number) => {
      setCaret({ text, at })
      setActive(0)
    },
    /** Begins to name a product, as typing # does. */
    begin: () => put(begunProduct(draft, field.current?.selectionStart ?? draft.text.length)),
    /** @returns whether the key was for the list. */
    press: (event: KeyboardEvent): boolean => {
      if (!open) return false
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined) setActive((highlighted + step + suggestions.length) % suggestions.length)
      else if (event.key === 'Enter' || event.key === 'Tab') pick(suggestions[highlighted])
      else if (event.key === 'Escape') setCaret(undefined)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}

/** Turns pasted links to products of this shop into products. */
function usePaste(
  add: ((products: readonly ProductId[]) => void) | undefined,
  draft: Draft,
  onDraft: (change: Partial<Draft>) => void,
) {
  const { shop } = useRoom()
  return (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { text, products } = takeProductLinks(event.clipboardData.getData('text/plain'), {
      id: shop.id,
      origin: location.origin,
    })
    if (!add || products.length === 0 || draft.products.length + products.length > maxShownProducts) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    onDraft({
      text: draft.text.slice(0, selectionStart) + text + draft.text.slice(selectionEnd),
      products: [...new Set([...draft.products, ...products])],
    })
  }
}

/** Makes the field as high as its words, where the browser does not do so by itself; its style says how high at most. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const { current } = field
    if (!current || CSS.supports('field-sizing', 'content')) return
    current.style.blockSize = 'auto'
    current.style.blockSize = `${current.scrollHeight + 2}px`
  }, [field, text])
}

function hasKeyboard(): boolean {
  return !matchMedia('(hover: none) and (pointer: coarse)').matches
}

// Where one writes: grows to six lines, completes names and products, keeps what is too long and says so.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { maxMessageLength, maxShownProducts } from '#shared/annotations/message.ts'
import type { ProductId } from '#shared/ids.ts'
import { everything } from './allowed.ts'
import type { Allowed } from './allowed.ts'
import { begunAt, begunName, completed, inserted, isNamed } from './completion.ts'
import type { Begun, Completed, Suggestion } from './completion.ts'
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
  /** Which names it completes; all where absent. */
  allows?: Allowed
  onBlur?: () => void
  /** Pictures in the clipboard. */
  onPictures?: ((pictures: readonly File[]) => void) | undefined
  /** The longest text, in UTF-16 units. */
  maxLength?: number
  /** Within the frame, below the text. */
  children?: (acts: FieldActs) => ReactNode
}

/** What a button can do with the text. */
export interface FieldActs {
  /** Begins to name a member or a product, as typing the sign does. */
  begin(sign: Begun['sign']): void
  /** Puts words in where the caret is. */
  insert(words: string): void
}

/** How near to the limit the counter shows. */
const counterFrom = (maxLength: number) => maxLength - Math.min(400, maxLength / 7)

/** A field for the words of a message or a question. */
export function WordsField(props: WordsFieldProps) {
  const { label, placeholder, draft, onDraft, field, onEnter, onBlur, onPictures, children } = props
  const { allows = everything, maxLength = maxMessageLength } = props
  const { t } = useTranslation('talk')
  const id = useId()
  const completing = useCompleting({ draft, onDraft, field, allows })
  const problem = problemOf(draft, maxLength)
  useGrowing(field, draft.text)
  const addProducts = (ids: readonly ProductId[]) => onDraft({ products: [...new Set([...draft.products, ...ids])] })
  const paste = usePaste(allows.products ? addProducts : undefined, { draft, onDraft, onPictures })
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completing.press(event)) return
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
      {draft.products.length > 0 && (
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
        {children?.(completing)}
      </div>
      {draft.text.length > counterFrom(maxLength) && problem === undefined && (
        <small className="talk-left">{t('left', { count: maxLength - draft.text.length })}</small>
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
  allows: Allowed
}

function useCompleting({ draft, onDraft, field, allows }: CompletingParts) {
  const [caret, setCaret] = useState<{ text: string; at: number }>()
  const [active, setActive] = useState(0)
  const begun = caret && caret.text === draft.text ? begunAt(caret.text, caret.at) : undefined
  const mayName = begun?.sign === '#' ? allows.products : allows.mentions
  const wanted = mayName && !isNamed(begun, draft.chosen) ? begun : undefined
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
    begin: (sign: Begun['sign']) => put(begunName(draft, sign, caretIn(field, draft))),
    insert: (words: string) => put(inserted(draft, words, caretIn(field, draft))),
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

function caretIn(field: RefObject<HTMLTextAreaElement | null>, { text }: Draft): number {
  return Math.min(field.current?.selectionStart ?? text.length, text.length)
}

/** Turns pasted links to products of this shop into products, and takes pasted pictures. */
function usePaste(
  add: ((products: readonly ProductId[]) => void) | undefined,
  { draft, onDraft, onPictures }: Pick<WordsFieldProps, 'draft' | 'onDraft' | 'onPictures'>,
) {
  const { shop } = useRoom()
  return (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pictures = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'))
    if (onPictures && pictures.length > 0) {
      event.preventDefault()
      return onPictures(pictures)
    }
    const { text, products } = takeProductLinks(event.clipboardData.getData('text/plain'), {
      id: shop.id,
      origin: location.origin,
    })
    if (!add || products.length === 0 || draft.products.length + products.length > maxShownProducts) return undefined
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    return onDraft({
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

// The search of a shop: on its home the list follows every letter, elsewhere it leads home.
import { useEffect, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { IconButton } from '#client/ui/button.tsx'
import { CloseIcon, SearchIcon } from '#client/ui/icons.tsx'
import { searchAddress, searchHash } from './wish.ts'
import './search-field.css'

interface SearchFieldProps {
  shop: string | undefined
  /** What the address asks for. */
  query: string
  /** The page lists what is found, so that it may follow while one types. */
  live: boolean
}

const typingPauseMs = 180

/** Where one says what one is looking for. */
export function SearchField({ shop, query, live }: SearchFieldProps) {
  const { t } = useTranslation('shop')
  const { t: ui } = useTranslation('ui')
  const [, navigate] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const { words, type, submit } = useTyping(query, live, (wanted, replace) =>
    navigate(searchAddress(wanted, shop), { replace }),
  )
  useSlashKey(input)
  useEffect(() => {
    if (location.hash === searchHash) input.current?.focus()
  }, [])
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    submit()
    input.current?.blur()
  }
  const clear = () => {
    type('')
    input.current?.focus()
  }
  return (
    <search className="search-field">
      <form onSubmit={onSubmit}>
        <SearchIcon />
        <input
          ref={input}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={120}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={words}
          onChange={(event) => type(event.target.value)}
        />
        {words !== '' && (
          <IconButton label={ui('clearSearch')} size="small" className="search-clear" onClick={clear}>
            <CloseIcon />
          </IconButton>
        )}
      </form>
    </search>
  )
}

/** What is in the field, and the address following it after a short pause. */
function useTyping(query: string, live: boolean, go: (words: string, replace: boolean) => void) {
  const [typed, setTyped] = useState({ query, words: query })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The address changed by other means, such as going back: the field follows.
  if (typed.query !== query) setTyped({ query, words: typed.words.trim() === query ? typed.words : query })
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (words: string) => {
    setTyped({ query, words })
    clearTimeout(timer.current)
    if (!live) return
    // The first letters are one step of the way back, the others of the same word are not.
    if (words === '') go('', false)
    else timer.current = setTimeout(() => go(words, query !== ''), typingPauseMs)
  }
  const submit = () => {
    clearTimeout(timer.current)
    go(typed.words, live && query !== '')
  }
  return { words: typed.words, type, submit }
}

/** `/` leads into the search, as on the room's page. */
function useSlashKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const { target } = event
      const writing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [input])
}

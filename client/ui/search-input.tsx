import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import { CloseIcon, SearchIcon } from './icons.tsx'
import './search-input.css'

interface SearchInputProps {
  /** Said and, as long as the field is empty, shown. */
  label: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}

/** A search field with its sign, and a button that empties it. */
export function SearchInput({ label, value, onChange, autoFocus = false }: SearchInputProps) {
  const { t } = useTranslation('ui')
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onChange('')
    input.current?.focus()
  }
  return (
    <div className="search-input">
      <label>
        <SearchIcon />
        <input
          ref={input}
          type="search"
          aria-label={label}
          placeholder={label}
          value={value}
          autoFocus={autoFocus}
          enterKeyHint="search"
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {value !== '' && (
        <IconButton label={t('clearSearch')} size="small" onClick={clear}>
          <CloseIcon />
        </IconButton>
      )}
    </div>
  )
}

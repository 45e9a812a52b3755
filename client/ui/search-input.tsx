import { SearchIcon } from './icons.tsx'
import './search-input.css'

interface SearchInputProps {
  /** Said and, as long as the field is empty, shown. */
  label: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}

/** A search field with its sign. */
export function SearchInput({ label, value, onChange, autoFocus = false }: SearchInputProps) {
  return (
    <label className="search-input">
      <SearchIcon />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoFocus={autoFocus}
        enterKeyHint="search"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

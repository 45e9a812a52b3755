import './differs-sign.css'

/** A crossed equals sign; read out only where words are given. */
export function DiffersSign({ words }: { words?: string }) {
  return (
    <span
      className="differs-sign"
      title={words}
      {...(words === undefined ? { 'aria-hidden': true } : { 'role': 'img', 'aria-label': words })}
    >
      <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
        <path d="M3.5 6h9m-9 4h9M10.6 3 5.4 13" />
      </svg>
    </span>
  )
}

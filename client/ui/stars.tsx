import { StarIcon } from './icons.tsx'
import './stars.css'

const most = 5

/** A rating as filled stars, of five. @param label what a screen reader says instead. */
export function Stars({ rating, label }: { rating: number; label: string }) {
  return (
    <span className="stars" role="img" aria-label={label}>
      {Array.from({ length: most }, (_, index) => (
        <span key={index} data-empty={index >= rating || undefined}>
          <StarIcon />
        </span>
      ))}
    </span>
  )
}

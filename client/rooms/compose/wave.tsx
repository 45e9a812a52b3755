import type { CSSProperties } from 'react'

/** Loudness as bars. @param levels 0…1 each. @param played how much of it was heard, 0…1. */
export function Wave({ levels, played = 1 }: { levels: readonly number[]; played?: number }) {
  return (
    <span className="wave" aria-hidden="true">
      {levels.map((level, index) => (
        <i
          key={index}
          data-heard={index < played * levels.length || undefined}
          style={{ '--loud': Math.max(0.12, level) } as CSSProperties}
        />
      ))}
    </span>
  )
}

/** The levels of a stored wave. */
export function levelsOf(wave: string): readonly number[] {
  return wave.split('').map((digit) => Number.parseInt(digit, 36) / 35)
}

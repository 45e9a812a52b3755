import type { CSSProperties } from 'react'
import { initialOf } from '#shared/initial.ts'
import { classes } from './classes.ts'
import './avatar.css'

interface AvatarProps {
  name: string
  /** Index of the person's colour. */
  colour: number
  size?: 'tiny' | 'small' | 'medium' | 'large'
  /** Away: drawn without fill, so that who is here stands out. */
  away?: boolean
  /** Set where the name stands beside it and must not be read twice. */
  decorative?: boolean
}

/** A person: initial on their colour. */
export function Avatar({ name, colour, size = 'medium', away = false, decorative = false }: AvatarProps) {
  return (
    <span
      className={classes('avatar', `avatar-${size}`, away && 'avatar-away')}
      style={memberColour(colour)}
      title={name}
      {...(decorative ? { 'aria-hidden': true } : { 'role': 'img', 'aria-label': name })}
    >
      {initialOf(name)}
    </span>
  )
}

/** Sets `--member` for what stands inside. */
export function memberColour(colour: number): CSSProperties {
  return { '--member': `var(--member-${colour})` } as CSSProperties
}

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'
import './button.css'

interface Look {
  /** solid: the one thing to do here; call: what the whole screen is for, in the accent; quiet: outlined; plain: text only; danger: takes something away. */
  kind?: 'solid' | 'call' | 'quiet' | 'plain' | 'danger'
  size?: 'small' | 'medium' | 'large'
  /** As wide as its place. */
  wide?: boolean
  /** Shown before the words. */
  icon?: ReactNode
}

/** A button with words. */
export function Button({
  kind,
  size,
  wide,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentPropsWithRef<'button'>) {
  return (
    <button type="button" {...rest} className={classes(look({ kind, size, wide }), className)}>
      {icon}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({
  kind,
  size,
  wide,
  icon,
  href,
  className,
  children,
}: Look & { href: string; className?: string; children: ReactNode }) {
  return (
    <Link href={href} className={classes(look({ kind, size, wide }), className)}>
      {icon}
      {children}
    </Link>
  )
}

/** A round button with an icon; `label` is what it does, read out and shown as a hint. `solid` stands out, as what sends a form. */
export function IconButton({
  label,
  size,
  kind,
  className,
  children,
  ...rest
}: { label: string; size?: 'small' | 'medium'; kind?: 'plain' | 'solid' } & ComponentPropsWithRef<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classes(
        'icon-button',
        size === 'small' && 'icon-button-small',
        kind === 'solid' && 'icon-button-solid',
        className,
      )}
    >
      {children}
    </button>
  )
}

function look({
  kind = 'quiet',
  size = 'medium',
  wide = false,
}: { [Key in keyof Look]: Look[Key] | undefined }): string {
  return classes('button', `button-${kind}`, `button-${size}`, wide && 'button-wide')
}

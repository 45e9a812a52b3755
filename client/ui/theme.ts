// The theme that was chosen, on the root of the page; without a choice the system decides. Small, since it runs before anything is drawn.
import { isTheme } from '#shared/choices.ts'
import type { Theme } from '#shared/choices.ts'
import { readChoice, saveChoice } from './choices.ts'

/** The colour of the window around the page. */
const grounds = { light: '#faf7f2', dark: '#151311' } as const satisfies Record<Theme, string>

/** What was chosen here. */
export function themeHere(): Theme | 'system' {
  const chosen = readChoice('theme')
  return isTheme(chosen) ? chosen : 'system'
}

/** Chooses a theme for this device, and shows it. */
export function chooseTheme(theme: Theme | 'system'): void {
  saveChoice('theme', theme === 'system' ? undefined : theme)
  showTheme(theme)
}

/** Shows a theme: the rules of `@media (prefers-color-scheme: dark)` go by what is written on the root. */
export function showTheme(theme: Theme | 'system' = themeHere()): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = grounds[theme === 'system' ? own : theme]
  }
}

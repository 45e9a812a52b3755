// What a person chose for a device, in cookies: the server must know it before any script runs, or the page would be drawn twice.

/** The cookies, by what they hold. */
export const choiceCookies = { language: 'tagalong-language', theme: 'tagalong-theme' } as const
/** One of `choiceCookies`. */
export type Choice = keyof typeof choiceCookies

/** The themes one can choose; without a choice the system decides. */
export const themes = ['light', 'dark'] as const
/** One of `themes`. */
export type Theme = (typeof themes)[number]

/** Whether a cookie holds a theme. */
export function isTheme(value: string | undefined): value is Theme {
  return themes.some((theme) => theme === value)
}

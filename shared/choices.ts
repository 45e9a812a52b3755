// What a person chose for a device, and how many rooms it has, in cookies: the server must know it before any script runs, or the page
// would be drawn twice or move when the rest comes.

/** The cookies, by what they hold. */
export const choiceCookies = {
  language: 'tagalong-language',
  theme: 'tagalong-theme',
  rooms: 'tagalong-rooms',
} as const
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

/** The most rooms that a shop's front shows. */
export const mostRoomsInFront = 3

/** The cookie about the rooms of a device: the shop where it was last in one, and how many it has there. */
export function roomsCookie(shop: string, count: number): string {
  return `${shop}.${Math.min(count, mostRoomsInFront)}`
}

/** How many rooms of a shop a device shows, as the cookie says. */
export function roomsInFront(cookie: string | undefined, shop: string): number {
  const counts = Array.from({ length: mostRoomsInFront }, (_, index) => index + 1)
  return counts.find((count) => cookie === roomsCookie(shop, count)) ?? 0
}

// What this person chose for this device; see `#shared/choices.ts`. A browser that takes no cookies forgets it with the page.
import { choiceCookies } from '#shared/choices.ts'
import type { Choice } from '#shared/choices.ts'

const aYear = 365 * 24 * 60 * 60

/** What was chosen; undefined where nothing was. */
export function readChoice(choice: Choice): string | undefined {
  const name = `${choiceCookies[choice]}=`
  const found = cookies().find((cookie) => cookie.startsWith(name))
  return found?.slice(name.length)
}

/** Saves a choice for a year. @param value of letters, digits, dots, dashes and underscores; undefined removes it. */
export function saveChoice(choice: Choice, value: string | undefined): void {
  const age = value === undefined ? 0 : aYear
  const safe = location.protocol === 'https:' ? '; secure' : ''
  try {
    document.cookie = `${choiceCookies[choice]}=${value ?? ''}; path=/; max-age=${age}; samesite=lax${safe}`
  } catch {
    // A frame without an origin of its own has none.
  }
}

function cookies(): readonly string[] {
  try {
    return document.cookie.split('; ')
  } catch {
    return []
  }
}

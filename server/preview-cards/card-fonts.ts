// The fonts of a card: the page's own, as the build left them, one file a script. Characters that none of them has fall to the
// machine's.
import { GlobalFonts } from '@napi-rs/canvas'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Families as a canvas takes them in its `font`, the first one that has a character drawing it. */
export interface CardFonts {
  readonly serif: string
  readonly sans: string
}

let registered: { readonly folder: string; readonly fonts: CardFonts } | undefined

/** Registers the fonts, once a thread. @param folder of the built page's assets; where there is none, all is set in the machine's. */
export function cardFonts(folder: string): CardFonts {
  if (registered?.folder !== folder) registered = { folder, fonts: register(folder) }
  return registered.fonts
}

function register(folder: string): CardFonts {
  const families = fontFiles(folder).flatMap((file) => {
    const family = file.replace(/-wght.*$/, '')
    return GlobalFonts.registerFromPath(join(folder, file), family) ? [family] : []
  })
  const isSerif = (family: string) => family.startsWith('fraunces')
  const isSans = (family: string) => family.startsWith('figtree')
  const others = families.filter((family) => !isSerif(family) && !isSans(family))
  const listOf = (own: readonly string[], generic: string) =>
    [...own, ...others]
      .map((family) => `"${family}"`)
      .concat(generic)
      .join(', ')
  return {
    serif: listOf(families.filter(isSerif), 'serif'),
    sans: listOf(families.filter(isSans), 'sans-serif'),
  }
}

/** Sorted, so that the file of a family's first letters comes before that of its rarer ones. */
function fontFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.woff2'))
      .toSorted((one, other) => one.length - other.length)
  } catch {
    return []
  }
}

// What a picture is of.
import type { Page } from 'playwright-core'
import type { Cast } from './people.ts'

/** Sizes that every screen must be good at. */
export const sizes = {
  phone: { width: 360, height: 740 },
  tablet: { width: 820, height: 1180 },
  desk: { width: 1280, height: 800 },
  wide: { width: 1440, height: 900 },
} as const
/** One of `sizes`. */
export type Size = keyof typeof sizes

/** One picture. */
export interface Scene {
  readonly name: string
  readonly size: Size
  readonly dark?: true
  /** Colours as the system forces them on every page. */
  readonly forced?: true
  readonly language?: 'de' | 'ar'
  /** Whose device it is; `new` for somebody who has just started a room, `nobody` for one who is in no room. */
  readonly who?: keyof Cast | 'new' | 'nobody'
  /** They have not said yet whether the others may see what they look at; everywhere else they have said no. */
  readonly undecided?: true
  /** Address within the room; the bowl is on the stage where none is given. */
  readonly query?: string
  /** Where it is, outside of the room; `query` says nothing then. A path on the server, or a whole address. */
  readonly address?: (cast: Cast) => string | Promise<string>
  /** What is done before the picture is taken. */
  readonly act?: (page: Page, cast: Cast) => Promise<void>
}

const everySize = Object.keys(sizes) as Size[]

/** A scene in every size, light and dark. */
export function inAllSizes(name: string, rest: Omit<Scene, 'name' | 'size'>): Scene[] {
  return everySize.flatMap((size): Scene[] => [
    { name: `${name}-${size}`, size, ...rest },
    { name: `${name}-${size}-dark`, size, dark: true, ...rest },
  ])
}

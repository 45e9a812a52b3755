// What a figure leads to: anywhere on the board, the conversations behind it can be opened.
import { createContext, use } from 'react'
import type { FigureName } from '#shared/desk/figures.ts'

/** A figure whose conversations are seen. */
export interface Seen {
  readonly figure: FigureName
  readonly title: string
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly store?: string | undefined
  readonly person?: string | undefined
}

export const SeeContext = createContext<(seen: Seen) => void>(() => {})

/** Opens the conversations behind a figure. */
export function useSee(): (seen: Seen) => void {
  return use(SeeContext)
}

// What another part of the page has to say of lines, below each of them.
import { createContext } from 'react'
import type { ReactNode } from 'react'
import type { LineId } from '#shared/ids.ts'

/** Undefined where there is nothing to say; the same function as long as what it says is the same. */
export const LineMarks = createContext<((line: LineId) => ReactNode) | undefined>(undefined)

// What the parts of the desk share.
import { createContext, use } from 'react'
import type { DeskBoards } from '#client/sdk/desk-boards.ts'
import type { DeskConnection } from '#client/sdk/desk.ts'
import type { openCatalogue } from '#client/sdk/outside.ts'
import type { ShopId } from '#shared/ids.ts'

/** An open desk. */
export interface OpenDesk {
  readonly desk: DeskConnection
  readonly board: DeskBoards
  readonly shop: ShopId
  readonly catalogue: ReturnType<typeof openCatalogue>
}

export const DeskContext = createContext<OpenDesk | undefined>(undefined)

/** The open desk. */
export function useOpenDesk(): OpenDesk {
  const open = use(DeskContext)
  if (!open) throw new Error('This part is shown outside of an open desk')
  return open
}

// The room that is open on this page, for every part of it.
import { createContext, useContext } from 'react'
import type { Room } from '#client/sdk/index.ts'
import type { Products } from './products.ts'

/** What the parts of a room's page work with. */
export interface OpenRoom {
  readonly room: Room
  readonly products: Products
  /** Whether this is the room as it was, where nobody writes. */
  readonly isPast?: boolean
}

const RoomContext = createContext<OpenRoom | undefined>(undefined)

/** Gives the room to everything inside. */
export const RoomProvider = RoomContext.Provider

/** The room this page shows. */
export function useRoom(): Room {
  return useOpenRoom().room
}

/** The room together with what the page knows of its shop's products. */
export function useOpenRoom(): OpenRoom {
  const open = useContext(RoomContext)
  if (!open) throw new Error('a part of the room page is drawn outside a room')
  return open
}

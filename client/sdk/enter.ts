// The ways into a room.
import type { Outcome } from '#shared/outcome.ts'
import type { InvitationPreview, Shop } from '#shared/rooms/contracts.ts'
import type { Catalogue, Room } from './room.ts'

/** What a device keeps so that it can come back to a room. Holds a secret: keep it where only this person can read it. */
export interface SavedSession {
  readonly server: string
  readonly roomId: string
  readonly memberId: string
  readonly session: string
}

/** Settings that all ways in share. */
export interface EnterOptions {
  /** Where Tagalong is, such as `https://shop.example`; in a browser, the page's own origin by default. */
  readonly server?: string
  /** Keeps the room's documents in IndexedDB, so that it opens and takes edits without a network. Default: true where IndexedDB exists. */
  readonly keepLocally?: boolean
  /** Told whenever there is something new to keep for `resumeRoom`. */
  readonly onSession?: (session: SavedSession) => void
  /** The WebSocket to use where the runtime has none. */
  readonly WebSocket?: typeof WebSocket
}

/** Starts a room as its host. Also answers the first invitation, to be sent on. */
export declare function startRoom(
  person: { name: string; title?: string; shop?: string; locale?: string },
  options?: EnterOptions,
): Promise<Outcome<{ room: Room; invitation: { code: string; url: string } }>>

/** Joins a room by an invitation's code. */
export declare function joinRoom(code: string, person: { name: string; locale?: string }, options?: EnterOptions): Promise<Outcome<Room>>

/** Comes back to a room this device was in. Opens from the local copy at once where there is one, also without a network. */
export declare function resumeRoom(session: SavedSession, options?: EnterOptions): Promise<Outcome<Room>>

/** What an invitation leads to, without joining. */
export declare function previewInvitation(code: string, options?: EnterOptions): Promise<Outcome<InvitationPreview>>

/** A shop's catalogue outside any room. */
export declare function openCatalogue(shop?: string, options?: EnterOptions): { readonly shop: () => Promise<Outcome<Shop>> } & Catalogue

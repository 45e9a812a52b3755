// What a program holds of a room: typed calls, live views, and the truth about what is saved.
import type { CartView, OpinionView } from '#shared/cart/cart-view.ts'
import type { Frame, FrameField } from '#shared/cart/frame.ts'
import type { Lane } from '#shared/cart/lane.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import type { HistoryEvent } from '#shared/history/event.ts'
import type { LineId, MemberId, ProductId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { Invitation, InviteRequest, ListedInvitation, RoomInfo, Shop } from '#shared/rooms/contracts.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import type { Presence } from '#shared/wire/presence.ts'
import type { Watched } from './watched.ts'

/** Where this device stands with the server. */
export type Connection =
  /** Everything written here is durable on the server. */
  | { readonly state: 'saved' }
  /** Connected; `waiting` updates are on their way. */
  | { readonly state: 'saving'; readonly waiting: number }
  /** The connection was lost a moment ago and is being made again. */
  | { readonly state: 'reconnecting'; readonly waiting: number }
  /** No network or no server for a while; edits are kept and sent later. */
  | { readonly state: 'offline'; readonly waiting: number }
  /** Over: left, removed, or the room was closed. */
  | { readonly state: 'ended'; readonly refusal?: Refusal }

/** An edit that the server would not take, with its reason, for the page to show. Nothing disappears without a word. */
export interface NotKept {
  readonly id: string
  readonly edit: RecordEdit
  readonly refusal: Refusal
}

/** A member, as the room shows them. */
export interface MemberView extends MemberRecord {
  readonly id: MemberId
  /** At least one seat of theirs is here now. */
  readonly here: boolean
  /** This device's own member. */
  readonly me: boolean
}

/** One seat that is here now: a member may have several, one a device or tab. */
export interface SeatView extends Presence {
  readonly seat: number
  readonly member: MemberId
  /** This very seat; other tabs and devices of this member are not `me`. */
  readonly me: boolean
}

/** The shared cart. Every write answers at once, on the local copy; `Room.connection` says when it is saved. */
export interface Cart {
  readonly view: Watched<CartView>
  readonly opinions: Watched<ReadonlyMap<ProductId, readonly OpinionView[]>>
  /**
   * Adds a variant, and `count` (1) more of it for oneself. A line that is already there only gets the want, and returns from
   * `rejected`.
   */
  add(variantId: VariantId, options?: { count?: number; from?: string }): Outcome<LineId>
  /** Sets how many of a line this member wants: 0…999. */
  want(line: LineId, count: number): Outcome<void>
  /** Hosts may set what another wants back to 0. */
  clearWant(line: LineId, member: MemberId): Outcome<void>
  /** Puts a line into a lane. */
  move(line: LineId, lane: Exclude<Lane, 'bought'>): Outcome<void>
  /** Writes this member's note on a line; an empty text removes it. */
  note(line: LineId, text: string): Outcome<void>
  /** Gives this member's opinion on a product; `undefined` takes it back. */
  opine(product: ProductId, verdict: Verdict | undefined, more?: { reason?: string; seenPrice?: Money }): Outcome<void>
  /** Sets a field of the room's frame; `undefined` clears it. Hosts only. */
  setFrame<Field extends Exclude<FrameField, 'lock'>>(field: Field, value: Frame[Field] | undefined): Outcome<void>
  /** Why `after` would be refused if it were written now; undefined where it is allowed. `before` is looked up. For greying buttons. */
  whyNot(edit: RecordEdit): Refusal | undefined
}

/** Who is in the room. */
export interface Members {
  /** Everyone who is a member, hosts first, then by the time they came; those removed are left out. */
  readonly list: Watched<readonly MemberView[]>
  /** Any member by id, also a removed one, for names beside old words. */
  find(id: MemberId): MemberView | undefined
  setRole(id: MemberId, role: Exclude<Role, 'associate'>): Promise<Outcome<void>>
  rename(name: string): Promise<Outcome<void>>
  /** Ends a membership, or one's own. */
  remove(id: MemberId): Promise<Outcome<void>>
}

/** What this seat shows of itself, and what the others show. */
export interface PresenceBoard {
  readonly seats: Watched<readonly SeatView[]>
  /** Merges into what this seat shows; a field set to undefined is no longer shown. */
  show(change: { readonly [Field in keyof Presence]?: Presence[Field] | undefined }): void
  /** Is gone for the others, while reading and writing go on. */
  hide(): void
}

/** Links that let others in; hosts only. */
export interface Invitations {
  create(request: InviteRequest): Promise<Outcome<Invitation>>
  list(): Promise<Outcome<readonly ListedInvitation[]>>
  /** Ends an invitation at once; with `endSeats`, also the memberships that came by it. */
  revoke(idOrCode: string, options?: { endSeats?: boolean }): Promise<Outcome<void>>
  /** Ends an invitation and makes another with the same role and limits. */
  rotate(idOrCode: string): Promise<Outcome<Invitation>>
}

/** A shop's products, as anybody may read them. */
export interface Catalogue {
  search(query: { query?: string; department?: string; cursor?: string; limit?: number }): Promise<Outcome<ProductPage>>
  product(id: ProductId): Promise<Outcome<Product>>
  /** The shop's departments in its own order; empty where it has none. */
  departments(): Promise<Outcome<Departments['departments']>>
}

/** A room that is open on this device. */
export interface Room {
  readonly info: RoomInfo
  readonly shop: Shop
  /** This device's member; its role is live. */
  readonly me: Watched<MemberView>
  readonly connection: Watched<Connection>
  readonly notKept: Watched<readonly NotKept[]>
  readonly cart: Cart
  readonly members: Members
  readonly presence: PresenceBoard
  readonly invitations: Invitations
  readonly catalogue: Catalogue
  /**
   * Hears new history events, in order and without gaps, from the moment of subscription on; in a room that was opened without
   * a network, from the first connection on.
   */
  onHistory(listener: (events: readonly HistoryEvent[]) => void): () => void
  /**
   * Turns this guest into a customer of the shop, who keeps everything and finds the room from other devices.
   * Refuses `identity-taken`, `member-taken`, or what is wrong with the identity.
   */
  claim(identity: string): Promise<Outcome<void>>
  /** Takes an entry off `notKept`, once the person has seen it. */
  dismiss(notKeptId: string): void
  /** Resolves once everything written so far is durable on the server; rejects when the room has ended. */
  saved(): Promise<void>
  /** Leaves nothing running. Edits that were not sent stay in the local copy, where there is one. */
  close(): Promise<void>
}

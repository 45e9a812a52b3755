// The tables, as kysely reads them. Instants are milliseconds since 1970; JSON is text, parsed where it enters.
import type { Generated } from 'kysely'
import type { StaffAttentionRow, StaffCallRow, StaffDeviceRow } from './attention-tables.ts'
import type {
  DeskFactRow,
  DeskSettingsRow,
  DeskSuggestionsRow,
  DeskSumRow,
  SaleLineRow,
  VisitJoinRow,
  VisitRatingRow,
} from './after-tables.ts'
import type { CallPersonRow, CallRingRow, CallRow, CallSettingsRow } from './call-tables.ts'
import type { FeedRow, FeedRunRow, PriceMomentRow, ProductKeyRow } from './catalogue-tables.ts'
import type { HelpPassRow, HelpRequestRow, StaffRow, StaffSessionRow } from './desk-tables.ts'
import type { PracticeRoomRow, SavedReplyRow, StaffNoteRow, StoreBlockRow } from './desk-tool-tables.ts'
import type { FileRow, RemovedFileRow } from './file-tables.ts'
import type { HelpDeskRow, ShiftPlanRow, StoreRow } from './hours-tables.ts'
import type {
  ClientRow,
  DocumentRow,
  EventRow,
  PendingEventRow,
  SegmentRow,
  SnapshotRow,
  UpdateRow,
} from './journal-tables.ts'
import type {
  NotificationCursorRow,
  NotificationRow,
  NotificationSettingsRow,
  PushSubscriptionRow,
} from './notification-tables.ts'
import type { VisitRow } from './visit-tables.ts'

export interface Tables {
  shops: ShopRow
  products: ProductRow
  product_keys: ProductKeyRow
  price_moments: PriceMomentRow
  feeds: FeedRow
  feed_runs: FeedRunRow
  rooms: RoomRow
  members: MemberRow
  sessions: SessionRow
  invitations: InvitationRow
  documents: DocumentRow
  snapshots: SnapshotRow
  updates: UpdateRow
  history_segments: SegmentRow
  events: EventRow
  pending_events: PendingEventRow
  clients: ClientRow
  admin_keys: AdminKeyRow
  shop_identities: ShopIdentityRow
  audit: AuditRow
  idempotent_responses: IdempotentResponseRow
  open_decisions: OpenDecisionRow
  blind_ballots: BlindBallotRow
  read_marks: ReadMarkRow
  seen_marks: SeenMarkRow
  answer_links: AnswerLinkRow
  notification_settings: NotificationSettingsRow
  push_subscriptions: PushSubscriptionRow
  notifications: NotificationRow
  notification_cursors: NotificationCursorRow
  storage_probe: StorageProbeRow
  files: FileRow
  removed_files: RemovedFileRow
  visits: VisitRow
  staff: StaffRow
  staff_sessions: StaffSessionRow
  help_requests: HelpRequestRow
  help_passes: HelpPassRow
  stores: StoreRow
  shift_plans: ShiftPlanRow
  help_desks: HelpDeskRow
  staff_attention: StaffAttentionRow
  staff_devices: StaffDeviceRow
  staff_calls: StaffCallRow
  desk_facts: DeskFactRow
  desk_sums: DeskSumRow
  desk_suggestions: DeskSuggestionsRow
  desk_settings: DeskSettingsRow
  visit_ratings: VisitRatingRow
  visit_joins: VisitJoinRow
  sale_lines: SaleLineRow
  calls: CallRow
  call_people: CallPersonRow
  call_rings: CallRingRow
  call_settings: CallSettingsRow
  saved_replies: SavedReplyRow
  staff_notes: StaffNoteRow
  practice_rooms: PracticeRoomRow
  store_blocks: StoreBlockRow
}

export interface ShopRow {
  id: string
  name: string
  locale: string
  currency: string
  /** JSON array of origins whose pages may use this shop's rooms, besides Tagalong's own. */
  origins: string
  /** 1 where a name is enough to enter. */
  guests: number
  created_at: number
}

export interface ProductRow {
  shop_id: string
  id: string
  title: string
  department: string | null
  /** Place in the shop's own order. */
  position: number
  /** 0 where the product is in no list and found by no search, only reached by its link. */
  listed: Generated<number>
  /** Everything that search looks through: lower case, without accents. */
  search: string
  /** The product as `productSchema` knows it. */
  data: string
  updated_at: number
  /** The feed that it was last in; null where it came in another way. */
  feed: Generated<string | null>
  /** When a file last had it, changed or not. */
  seen_at: Generated<number>
  /** How many of its variants cannot be bought, as the shop's id of them is unknown. */
  unbound: Generated<number>
}

export interface RoomRow {
  /** Short key that the busy tables refer to. */
  num: Generated<number>
  id: string
  shop_id: string
  title: string
  locale: string
  created_at: number
  closed_at: number | null
  /** When its members were told that it goes if nobody uses it; null where they were not. */
  warned_at: Generated<number | null>
}

export interface MemberRow {
  id: string
  room: number
  name: string
  role: string
  colour: number
  locale: string
  since: number
  /** The invitation they joined with; null for the member who opened the room. */
  invitation_id: string | null
  removed_at: number | null
  /** The member who ended the membership, perhaps the member themselves. */
  removed_by: string | null
  /** The customer of the room's shop that they are, by the shop's own id; null for a guest. */
  customer_id: string | null
}

export interface SessionRow {
  /** Names it in tokens and to its member; not secret. */
  id: string
  /** SHA-256 of the secret, hex. */
  hash: string
  member_id: string
  created_at: number
  used_at: number
  /** The row is kept for a while, so that the device is told that it was signed out. */
  ended_at: number | null
}

export interface InvitationRow {
  id: string
  room: number
  /** SHA-256 of the code, hex. */
  code_hash: string
  /** The first characters of the code, so that a host can tell links apart. */
  hint: string
  role: string
  expires_at: number | null
  max_uses: number | null
  uses: number
  revoked_at: number | null
  created_by: string
  created_at: number
  /** The product or variant that it opens to; null where it opens to the room alone. */
  about: Generated<string | null>
  /** 1 where its holder may look at the cart before joining. */
  shows_cart: Generated<number>
  /** The question that it carries: a thread of the room. */
  asks: Generated<string | null>
  /** 1 where the room's title is kept from those who have not joined. */
  hides_title: Generated<number>
}

export interface AdminKeyRow {
  id: string
  shop_id: string
  name: string
  /** SHA-256 of the key, hex. */
  hash: string
  /** JSON array of scopes. */
  scopes: string
  created_at: number
  /** To the hour. */
  used_at: number | null
  revoked_at: number | null
}

export interface ShopIdentityRow {
  shop_id: string
  issuer: string
  audience: string
  /** Seconds. */
  clock_tolerance: number
  kind: 'secret' | 'jwks' | 'jwks-url'
  /** The sealed secrets, the key set as JSON, or its address. */
  material: string
  changed_at: number
}

export interface AuditRow {
  id: Generated<number>
  at: number
  shop_id: string
  /** `rooms.num`; null for what is the shop's. */
  room: number | null
  actor_kind: string
  actor_id: string | null
  action: string
  subject: string | null
  /** JSON object of small facts. */
  detail: string
}

/** The response to a request that may be repeated. */
export interface IdempotentResponseRow {
  /** Digest of the caller, the request and its `Idempotency-Key`. */
  name: string
  /** Digest of the request's body. */
  body: string
  /** Sealed with the `Idempotency-Key`, which only the repeated request brings. */
  response: string
  at: number
}

/** A decision that is not closed yet, so that it closes on time with nobody there. */
export interface OpenDecisionRow {
  room: number
  decision: string
  /** When votes cease to count; null where only people close it. */
  deadline: number | null
}

/** A ballot of a blind decision, which nobody sees. */
export interface BlindBallotRow {
  room: number
  decision: string
  member_id: string
  candidate: string
  at: number
}

/** How far a member has read a thread. */
export interface ReadMarkRow {
  room: number
  member_id: string
  thread: string
  /** The moment of the last message that was read. */
  upto: number
}

/** How far a member has seen a room's history. */
export interface SeenMarkRow {
  room: number
  member_id: string
  /** The sequence of the last event. */
  upto: number
  at: number
}

/** A link by which one member answers one question or decision. */
export interface AnswerLinkRow {
  id: string
  room: number
  /** Of somebody who is not in the room yet: the id that they get with their first answer. */
  member_id: string
  topic: 'question' | 'decision'
  /** The thread or the decision. */
  subject: string
  /** SHA-256 of the token, hex. */
  hash: string
  /** The member who made it; null for the server, for a notification. */
  created_by: string | null
  created_at: number
  expires_at: number
  revoked_at: number | null
  /** The name of somebody who was not in the room when it was made; null for a member. */
  guest_name: Generated<string | null>
  /** When that person took their membership to a device; only one device gets it by the link. */
  entered_at: Generated<number | null>
}

/** One row that is written to see whether the database can be written. */
export interface StorageProbeRow {
  id: number
  at: number
  filler: Uint8Array
}

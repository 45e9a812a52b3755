// What a program holds of a room: typed calls, live views, and the truth about what is saved.
import type { Comparison } from '#shared/annotations/comparison.ts'
import type { Anchor, Pin } from '#shared/annotations/pin.ts'
import type { Stroke } from '#shared/annotations/stroke.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import type { CartView, OpinionView } from '#shared/cart/cart-view.ts'
import type { Frame, FrameField } from '#shared/cart/frame.ts'
import type { Lane } from '#shared/cart/lane.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { AnswerLink, AnswerView, ListedAnswerLink, MakeLinkRequest } from '#shared/answer-links/contracts.ts'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { LineId, MemberId, ProductId, SessionId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import type {
  ChangeNotifications,
  NotificationSettings,
  PushDevice,
  SubscribePush,
} from '#shared/notifications/contracts.ts'
import type { Notification } from '#shared/notifications/notification.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { DocumentName, RootOf, ValueOf } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { Invitation, InviteRequest, ListedInvitation, RoomInfo, Shop } from '#shared/rooms/contracts.ts'
import type { ListedSession } from '#shared/rooms/sessions.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { Spotlight } from '#shared/wire/people.ts'
import type { Presence } from '#shared/wire/presence.ts'
import type { PastDifference, Restored } from './past-difference.ts'
import type { Observable } from './observable.ts'

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
export interface RejectedEdit {
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
export interface DeviceView extends Presence {
  readonly device: number
  readonly member: MemberId
  /** This very seat; other tabs and devices of this member are not `me`. */
  readonly me: boolean
}

/** A member who is here, all their seats taken together. Told far less often than seats, whose cursors move. */
export interface HereView {
  readonly id: MemberId
  /** Nobody has touched any of their seats for a while. */
  readonly idle: boolean
  /** What they look at, on the seat that moved last; absent unless they share it. */
  readonly looking?: Looking
  /** Whom they follow. */
  readonly following?: MemberId
  /** Where they write. */
  readonly typing?: string
}

/** The shared cart. Every write answers at once, on the local copy; `Room.connection` says when it is saved. */
export interface Cart {
  readonly view: Observable<CartView>
  readonly opinions: Observable<ReadonlyMap<ProductId, readonly OpinionView[]>>
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
  readonly list: Observable<readonly MemberView[]>
  /** Any member by id, also a removed one, for names beside old words. */
  find(id: MemberId): MemberView | undefined
  setRole(id: MemberId, role: Exclude<Role, 'associate'>): Promise<Outcome<void>>
  rename(name: string): Promise<Outcome<void>>
  /** Ends a membership, or one's own. */
  remove(id: MemberId): Promise<Outcome<void>>
}

/** What this seat shows of itself, and what the others show. */
export interface PresenceBoard {
  /** Every seat with everything it shows; changes up to twenty times a second while cursors move. */
  readonly devices: Observable<readonly DeviceView[]>
  /** Who is here, one entry a member. Cursors are left out, so that it changes only when people do something. */
  readonly here: Observable<readonly HereView[]>
  /**
   * Merges into what this seat shows; a field set to undefined is no longer shown. A cursor is only shown together with what it
   * points at: without `looking`, it stays on this device.
   */
  show(change: { readonly [Field in keyof Presence]?: Presence[Field] | undefined }): void
  /** Whether this seat is gone for the others, while reading and writing go on. */
  readonly hidden: Observable<boolean>
  /** Hides this seat, or shows it again with all that was shown meanwhile. */
  hide(hidden: boolean): void
}

/** What goes with the words of a message. */
export interface MessageExtras {
  /** The message of the same thread that it answers. */
  readonly replyTo?: string
  readonly mentions?: readonly MemberId[]
  /** Products it shows. */
  readonly products?: readonly ProductId[]
}

/** Threads about the room, lines, products, pins and decisions; see `shared/annotations/subject.ts` for subjects. */
export interface Talk {
  /** Every thread that has words, by id. */
  readonly threads: Observable<ReadonlyMap<string, ThreadView>>
  /** How many messages of others this member has not read, by thread; threads that are read are absent. */
  readonly unread: Observable<ReadonlyMap<string, number>>
  /** Says something in the one talk about a subject. */
  say(subject: Subject, text: string, extras?: MessageExtras): Outcome<{ thread: string; message: string }>
  /** Opens a question about a subject, to some members, to the shop, or to all. `dueAt`: milliseconds since 1970. */
  ask(
    subject: Subject,
    text: string,
    question?: MessageExtras & { readonly askedOf?: 'shop' | readonly MemberId[]; readonly dueAt?: number },
  ): Outcome<{ thread: string; message: string }>
  /** Says something in any thread that is there. */
  reply(thread: string, text: string, extras?: MessageExtras): Outcome<string>
  /** Rewords one's own message. */
  edit(thread: string, message: string, text: string): Outcome<void>
  /** Takes a message back: one's own, or as host anybody's. */
  remove(thread: string, message: string): Outcome<void>
  /** Brings a message of one's own again, as it was before it was taken back. */
  restore(thread: string, message: MessageView): Outcome<void>
  /** Puts an emoji under a message, or takes it away. Refuses `bad-key` for a text that is not one emoji. */
  react(message: string, emoji: string, given: boolean): Outcome<void>
  /** Resolves a question, or opens it again: by who asked, who was asked, or the host. */
  resolve(thread: string, resolved: boolean): Outcome<void>
  /** Shows others where this member writes; undefined when they stop. */
  typing(thread: string | undefined): void
  /** This member has read a thread to its end. Kept for them on all their devices. */
  markRead(thread: string): void
}

/** A pin, with its id. */
export type PinView = Pin & { readonly id: string }
/** A stroke, with its id. */
export type StrokeView = Stroke & { readonly id: string }
/** A comparison, with its id. */
export type ComparisonView = Comparison & { readonly id: string }

/** The roots of the annotations document whose records say who made them and when. */
export type SignedRoot = {
  [Root in RootOf<'annotations'>]: ValueOf<'annotations', Root> extends { by: string; at: number } ? Root : never
}[RootOf<'annotations'>]

/** What members put on things: pins, strokes, comparisons, and every further kind of annotation. */
export interface Annotations {
  /** Oldest first, which is how they are numbered. */
  readonly pins: Observable<readonly PinView[]>
  readonly strokes: Observable<readonly StrokeView[]>
  readonly comparisons: Observable<readonly ComparisonView[]>
  /** The records of any kind, by key: what a new kind of annotation is read with. */
  records<Root extends RootOf<'annotations'>>(root: Root): Observable<ReadonlyMap<string, ValueOf<'annotations', Root>>>
  /** Pins a note to a thing. @returns the pin's id; a talk about it has the subject `pin:<id>`. */
  pin(anchor: Anchor, text: string): Outcome<string>
  /** Rewords one's own pin. */
  repin(pin: string, text: string): Outcome<void>
  /** Draws on a picture. @param points [x, y] in 0…1 of the picture; more than 500 are thinned out. */
  draw(productId: ProductId, image: string, points: readonly (readonly [number, number])[]): Outcome<string>
  /** Puts 2 to 6 products side by side, or changes which stand in a comparison. */
  compare(productIds: readonly ProductId[], comparison?: string): Outcome<string>
  /** Adds a record of any kind that is signed, in this member's name. @returns its id. */
  add<Root extends SignedRoot>(root: Root, value: Omit<ValueOf<'annotations', Root>, 'by' | 'at'>): Outcome<string>
  /** Removes a record: one's own, or as host anybody's. */
  remove(root: RootOf<'annotations'>, key: string): Outcome<void>
  /** Why `after` would be refused if it were written now; undefined where it is allowed. */
  whyNot(edit: RecordEdit): Refusal | undefined
}

/** What the group settles by votes. */
export interface Decisions {
  /** The newest first. */
  readonly list: Observable<readonly DecisionView[]>
  /** Opens one; editors. Refuses `no-such-line`, `not-a-voter`, `deadline-past`, `too-many-decisions`. @returns its id. */
  open(request: CommandRequest<'decision.open'>): Promise<Outcome<string>>
  /** Ends one now: who opened it, or the host. */
  close(decision: string): Promise<Outcome<void>>
  /** Votes; undefined takes the vote back. An open vote counts offline too, once it is sent in time; a blind one needs the server. */
  vote(decision: string, candidate: LineId | undefined): Promise<Outcome<void>>
  /** This member's own vote, which of a blind decision only the server can tell; undefined for none. */
  myVote(decision: string): Promise<Outcome<LineId | undefined>>
}

/** What concerns this member since they last looked, as at most seven cards. */
export interface CatchingUp {
  /** As it was read last, without what was put away since, here or on another device; undefined until it was read. */
  readonly state: Observable<CatchUp | undefined>
  /** Up to which moment this member has put cards away, by `cardMark`; on all their devices. */
  readonly away: Observable<ReadonlyMap<string, number>>
  /** Asks the server. Refuses `offline`, and whatever ended the membership. */
  read(): Promise<Outcome<CatchUp>>
  /** This member has seen a card: it is gone on all their devices. Without a network it is told later. */
  putAway(card: Pick<CatchUpCard, 'id' | 'at'>): void
  /** Everything up to an event of the history was seen; only what asks for something, and replies, remain. */
  seen(upto: number): Promise<Outcome<void>>
}

/** Showing something to everybody who is here, and to one. */
export interface Showing {
  /** The spotlight of the room, if there is one. */
  readonly spotlight: Observable<Spotlight | undefined>
  /** Asks everybody to look where this member looks. Refuses `spotlight-taken`. */
  ask(): Promise<Outcome<string>>
  /** Joins the spotlight, declines it, or leaves it. */
  answer(accept: boolean): Promise<Outcome<void>>
  end(): Promise<Outcome<void>>
  /** Asks one member to come and look. */
  bring(member: MemberId, looking: Looking): Promise<Outcome<void>>
  /** Hears when somebody asks this member to come and look. */
  onLookRequest(listener: (ask: { readonly by: MemberId; readonly looking: Looking }) => void): () => void
}

/** One thing that was done and can be undone: the edits of one call. */
export interface Step {
  readonly document: DocumentName
  readonly edits: readonly RecordEdit[]
  /** The edits of the call itself, however often they were undone and done again since: what to call the step by. */
  readonly origin: readonly RecordEdit[]
  /** The moment that the step restored; steps of the same restoring are undone and done again together. */
  readonly restoring?: Moment
}

/** Undo and redo of what this device wrote since the room was opened; never of others' work. */
export interface Undoing {
  /** What the next undo and the next redo would be about. */
  readonly next: Observable<{ readonly undo?: Step; readonly redo?: Step }>
  /** Takes back the last step, as far as nobody else has changed it since. @returns what was written; undefined where nothing was left. */
  undo(): Outcome<Step | undefined>
  redo(): Outcome<Step | undefined>
}

/** A moment of a room: right after an event. */
export interface Moment {
  /** The event's sequence in the room's history. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}

/** How far back one can look. */
export interface PastReach {
  /** The earliest moment that is kept. */
  readonly from: Moment
  readonly to: Moment
  /** Moments between at which something happened, oldest first and at most 200 of them: marks for a slider. */
  readonly marks: readonly Moment[]
}

/** The room as it was. */
export interface PastRoom extends Moment {
  /**
   * Connected to nothing, and only to be looked at: this member is a viewer in it, and whatever would change something is
   * refused. Everything that shows a room shows it too.
   */
  readonly room: Room
  /** What differs between then and now. */
  difference(): PastDifference
  close(): void
}

/** A room's past: what it was at any moment that is kept. */
export interface Past {
  reach(): Promise<Outcome<PastReach>>
  /**
   * The room right after an event, or at an instant. Where only some moments are still kept, the nearest one before; the
   * answer says which. Refuses `moment-not-kept` before the earliest, `moment-ahead` after now, and `offline`.
   */
  at(moment: { readonly seq: number } | { readonly at: number }): Promise<Outcome<PastRoom>>
  /** What differs between then and now. */
  compare(past: PastRoom): PastDifference
  /** What `restore` would write and leave if it were called now. Refuses `role-may-not`. */
  foresee(past: PastRoom): Promise<Outcome<Restored>>
  /**
   * Writes the cart as it was then, and one's own annotations that were taken away since, as new changes that one undo takes
   * back together. Others' records, what others build on, and what the group decided since stay as they are; so do words
   * that were written since. Refuses `role-may-not`.
   */
  restore(past: PastRoom): Promise<Outcome<Restored>>
}

/** Which events of a history: all that fit everything that is said. */
export interface HistoryFilter {
  /** Done by this member. */
  readonly member?: MemberId | undefined
  /** Concerning this product when it happened. */
  readonly product?: ProductId | undefined
  /** Groups (`EventGroup`) and single kinds; any of them fits. */
  readonly kinds?: readonly string[] | undefined
}

/** What a timeline holds. */
export interface TimelineView {
  /** The newest first. */
  readonly events: readonly HistoryEvent[]
  /** There is nothing older. */
  readonly isWhole: boolean
}

/** Events that fit a filter: as far back as was asked for, and on as they happen. */
export interface Timeline {
  readonly view: Observable<TimelineView>
  /** Reads the newest events, then each time some that are older. */
  older(): Promise<Outcome<void>>
  /** Hears nothing more. */
  close(): void
}

/** A page of a history, the newest first. */
export interface EventPage {
  readonly events: readonly HistoryEvent[]
  /** Where the page before begins, see `History.page`; null where there is none. */
  readonly next: number | null
}

/** What happened in the room, who did it and when. Written by the server, in the commit of the change itself. */
export interface History {
  /**
   * One page, the newest first.
   * @param query.before `next` of the page before; a page begins just before that event.
   * @param query.limit 1…200, 50 where nothing is said.
   */
  page(query?: HistoryFilter & { before?: number | undefined; limit?: number }): Promise<Outcome<EventPage>>
  /** A list of events that goes on as long as it is open. */
  timeline(filter?: HistoryFilter): Promise<Timeline>
}

/** Links that let others in; hosts only. */
export interface Invitations {
  /** Makes a link. Refuses `too-many-invitations` where a hundred can still be used. */
  create(request: InviteRequest): Promise<Outcome<Invitation>>
  list(): Promise<Outcome<readonly ListedInvitation[]>>
  /** Ends an invitation at once; with `endConnections`, also the memberships that came by it. */
  revoke(idOrCode: string, options?: { endConnections?: boolean }): Promise<Outcome<void>>
  /** Ends an invitation and makes another with the same role and limits. Refuses `invitation-revoked` for one that was ended. */
  rotate(idOrCode: string): Promise<Outcome<Invitation>>
}

/** The devices on which this member is signed in to the room; each is a session. Refuse as the HTTP API does, and `offline`. */
export interface Sessions {
  /** The last used first, at most 30. Nobody sees another member's. */
  list(): Promise<Outcome<readonly ListedSession[]>>
  /** Signs a device out, by a session's id: at once, with all that it has open. Refuses `no-such-session`. */
  end(id: SessionId): Promise<Outcome<void>>
  /** Signs all other devices out: after one was lost. */
  endOthers(): Promise<Outcome<void>>
  /**
   * Signs this device out, which others use too. The room ends here with `session-ended`, and what was kept of it here is
   * deleted; the member stays one, on their other devices.
   */
  signOut(): Promise<Outcome<void>>
}

/** Links by which members answer one question or decision from afar, without entering the room. */
export interface AnswerLinks {
  /** Makes one, for a member who was asked or may vote: who asked, or the host. Its address is told here and nowhere else. */
  make(request: MakeLinkRequest): Promise<Outcome<AnswerLink>>
  /** The newest first, at most 100: hosts see all, everybody else those they made or that are for them. */
  list(): Promise<Outcome<readonly ListedAnswerLink[]>>
  revoke(id: string): Promise<Outcome<void>>
  /** What whoever opens a link sees. Refuses as the link does. */
  view(url: string): Promise<Outcome<AnswerView>>
}

/** A shop's products, as anybody may read them. */
export interface Catalogue {
  search(query: { query?: string; department?: string; cursor?: string; limit?: number }): Promise<Outcome<ProductPage>>
  product(id: ProductId): Promise<Outcome<Product>>
  /** The shop's departments in its own order; empty where it has none. */
  departments(): Promise<Outcome<Departments['departments']>>
}

/** How this member is told of the room: each member sets their own. Refuse as the HTTP API does, and `offline`. */
export interface Notifications {
  /** What is set, and what this server offers at all: without mail or push there, nothing of it is to be shown. */
  settings(): Promise<Outcome<NotificationSettings>>
  /** Sets what is named. A new mail address gets one letter first that asks whether it is theirs. @returns the settings now. */
  change(changes: ChangeNotifications): Promise<Outcome<NotificationSettings>>
  /** Has push messages sent to a browser, by what its push manager answered. */
  takePush(device: SubscribePush): Promise<Outcome<PushDevice>>
  /** Ends push messages to a browser, by the id that `takePush` answered. */
  endPush(id: string): Promise<Outcome<void>>
  /**
   * Hears once of each thing that concerns this member, while the room is open here; the first to listen, also of what came before.
   * @returns the function that ends it.
   */
  onNotification(listener: (notification: Notification) => void): () => void
}

/** A room's catalogue: products that were looked at here are also there without a network. */
export interface RoomCatalogue extends Catalogue {
  /** Keeps a product that was learned of in another way. */
  keep(product: Product): void
}

/** A room that is open on this device. */
export interface Room {
  readonly info: RoomInfo
  readonly shop: Shop
  /** This device's member; its role is live. */
  readonly me: Observable<MemberView>
  readonly connection: Observable<Connection>
  readonly rejectedEdits: Observable<readonly RejectedEdit[]>
  readonly cart: Cart
  readonly members: Members
  readonly presence: PresenceBoard
  readonly talk: Talk
  readonly annotations: Annotations
  readonly decisions: Decisions
  readonly catchUp: CatchingUp
  readonly showing: Showing
  readonly undoing: Undoing
  readonly history: History
  readonly past: Past
  readonly invitations: Invitations
  readonly sessions: Sessions
  readonly answerLinks: AnswerLinks
  readonly catalogue: RoomCatalogue
  readonly notifications: Notifications
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
  dismiss(rejectedEditId: string): void
  /** Resolves once everything written so far is durable on the server; rejects when the room has ended. */
  saved(): Promise<void>
  /** Leaves nothing running. Edits that were not sent stay in the local copy, where there is one. */
  close(): Promise<void>
}

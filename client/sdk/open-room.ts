// Puts a room together: its documents, its views, its people channel, and what holds them.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { MemberInfo, RoomInfo, Shop } from '#shared/rooms/contracts.ts'
import { documentNames } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Access } from './access.ts'
import { openAnnotations } from './annotations.ts'
import type { LiveAnnotations } from './annotations.ts'
import { openCart } from './cart.ts'
import type { LiveCart } from './cart.ts'
import { openAnswerLinks } from './answer-links.ts'
import { openCatchUp } from './catch-up.ts'
import type { LiveCatchUp } from './catch-up.ts'
import { openProducts } from './catalogue.ts'
import { ConnectionWatch } from './connection-watch.ts'
import { openDecisions } from './decisions.ts'
import type { LiveDecisions } from './decisions.ts'
import { DocumentLink } from './document-link.ts'
import type { ChangedRecords, LinkEvents } from './link-options.ts'
import { openHistory } from './history.ts'
import { openInvitations } from './invitations.ts'
import { saveProducts } from './saved-products.ts'
import { LocalCopy } from './local-copy.ts'
import { done, openMembers } from './members.ts'
import type { LiveMembers } from './members.ts'
import { openNotifications } from './notifications.ts'
import type { LiveNotifications } from './notifications.ts'
import { RejectedEdits } from './rejected-edits.ts'
import { PeopleChannel } from './people-channel.ts'
import { openPresence } from './presence-board.ts'
import type { LivePresence } from './presence-board.ts'
import { openPast } from './past-later.ts'
import type {
  AnswerLinks,
  Connection,
  History,
  Invitations,
  RejectedEdit,
  Past,
  Room,
  RoomCatalogue,
  Sessions,
} from './room.ts'
import { openSessions } from './sessions.ts'
import type { LocalStore } from './local-store.ts'
import { openShowing } from './showing.ts'
import type { LiveShowing } from './showing.ts'
import { isVisible, onWake } from './surroundings.ts'
import { isReliedOn } from './relied-on.ts'
import { recordsOf } from './typed-records.ts'
import { openTalk } from './talk.ts'
import type { LiveTalk } from './talk.ts'
import { openUndoing } from './undoing.ts'
import type { LiveUndoing } from './undoing.ts'
import type { Observable } from './observable.ts'

/** What is known of a room and of oneself in it before its documents are there. */
export interface RoomBasics {
  readonly info: RoomInfo
  readonly shop: Shop
  readonly self: MemberInfo
}

export interface OpenRoomOptions extends RoomBasics {
  readonly server: string
  readonly access: Access
  readonly socket: typeof WebSocket
  readonly localStore: LocalStore | undefined
  readonly now: () => number
  readonly random: () => number
  /** Comes in without being seen. */
  readonly hide: boolean
}

/** The views of a room, which live on its documents. */
interface Parts {
  readonly cart: LiveCart
  readonly decisions: LiveDecisions
  readonly annotations: LiveAnnotations
  readonly talk: LiveTalk
  readonly undoing: LiveUndoing
  readonly members: LiveMembers
  readonly presence: LivePresence
  readonly past: Past
}

/** Opens a room from what is on this device, and starts connecting. */
export async function openRoom(options: OpenRoomOptions): Promise<OpenRoom> {
  const room = new OpenRoom(options, await RejectedEdits.open(options.localStore, options.now))
  await room.openDocuments()
  return room
}

/** The room that `Room` describes. */
export class OpenRoom implements Room {
  readonly info: RoomInfo
  readonly shop: Shop
  readonly invitations: Invitations
  readonly sessions: Sessions
  readonly answerLinks: AnswerLinks
  readonly catalogue: RoomCatalogue
  readonly notifications: LiveNotifications
  readonly showing: LiveShowing
  readonly history: History
  readonly catchUp: LiveCatchUp
  readonly #options: OpenRoomOptions
  readonly #rejectedEdits: RejectedEdits
  readonly #locals: LocalCopy[] = []
  readonly #links = new Map<DocumentName, DocumentLink>()
  readonly #watch = new ConnectionWatch(() => [...this.#links.values()])
  readonly #people: PeopleChannel
  readonly #historyListeners = new Set<(events: readonly HistoryEvent[]) => void>()
  readonly #stopWaking: () => void
  #parts: Parts | undefined
  #over = false
  /** This member is about to leave of their own will: the server's word that they are out is no reproach then. */
  #isLeaving = false
  #forgotten = Promise.resolve()

  constructor(options: OpenRoomOptions, rejectedEdits: RejectedEdits) {
    const { access, info, shop, server, random } = options
    this.#options = options
    this.#rejectedEdits = rejectedEdits
    this.info = info
    this.shop = shop
    this.invitations = openInvitations(access.call, info.id)
    this.sessions = openSessions(access.call, () => this.#end(refusal('session-ended')))
    this.catalogue = saveProducts(openProducts(access.call, shop.id), options)
    this.notifications = openNotifications(access.call, info.id)
    this.#people = new PeopleChannel({
      server,
      roomId: info.id,
      access,
      random,
      news: {
        spotlight: (state) => this.showing.spotlightChanged(state ?? undefined),
        look: (ask) => this.showing.lookRequest(ask),
        notice: (notification) => this.notifications.told(notification),
        read: ({ thread, upto }) => this.#marked({ [thread]: upto }),
        marks: (marks) => this.#marked(marks),
        seen: (mark) => this.catchUp.seenUpto(mark),
      },
      onHistory: (events) => this.#emitHistory(events),
      onEnded: (why) => this.#end(why),
    })
    this.history = openHistory({
      call: access.call,
      roomId: info.id,
      onHistory: (listener) => this.onHistory(listener),
    })
    this.showing = openShowing(this.#people.ask)
    this.answerLinks = openAnswerLinks(access.call, info.id)
    this.catchUp = openCatchUp({ call: access.call, roomId: info.id, mark: this.#people.ask })
    this.#stopWaking = onWake(() => this.#wake())
  }

  get me(): LiveMembers['me'] {
    return this.#open.members.me
  }

  get connection(): Observable<Connection> {
    return this.#watch.state
  }

  get rejectedEdits(): Observable<readonly RejectedEdit[]> {
    return this.#rejectedEdits.list
  }

  get cart(): LiveCart {
    return this.#open.cart
  }

  get decisions(): LiveDecisions {
    return this.#open.decisions
  }

  get annotations(): LiveAnnotations {
    return this.#open.annotations
  }

  get talk(): LiveTalk {
    return this.#open.talk
  }

  get undoing(): LiveUndoing {
    return this.#open.undoing
  }

  get members(): LiveMembers {
    return this.#open.members
  }

  get presence(): LivePresence {
    return this.#open.presence
  }

  get past(): Past {
    return this.#open.past
  }

  /** To be called once, first. */
  async openDocuments(): Promise<void> {
    for (const name of documentNames) this.#links.set(name, await this.#openLink(name))
    this.#parts = this.#openParts(this.#link('cart'), this.#link('annotations'))
    for (const each of this.#links.values()) each.start()
    this.#watch.update()
  }

  #openParts(link: DocumentLink, annotationsLink: DocumentLink): Parts {
    const { info, self, access, now } = this.#options
    const me = self.id
    const { ask } = this.#people
    const presence = openPresence({ link, me, hide: this.#options.hide })
    const members = openMembers({
      link,
      here: presence.here,
      self,
      call: access.call,
      roomId: info.id,
      onLeaving: (isLeaving) => (this.#isLeaving = isLeaving),
      onLeft: () => this.#end(),
    })
    presence.onHere(() => members.changed())
    const undoing = openUndoing((edit) => isReliedOn(edit, recordsOf<'annotations'>(annotationsLink), me))
    const write = undoing.writer('cart', link)
    const annotated = { link: annotationsLink, write: undoing.writer('annotations', annotationsLink), me, now }
    return {
      cart: openCart({ link, write, me, now }),
      decisions: openDecisions({ link, write, me, ask }),
      annotations: openAnnotations(annotated),
      talk: openTalk({ ...annotated, presence, mark: (thread, upto) => void ask('read.mark', { thread, upto }) }),
      members,
      presence,
      undoing,
      past: openPast({
        room: this,
        self,
        call: access.call,
        cart: { link, write },
        annotations: annotated,
      }),
    }
  }

  #link(name: DocumentName): DocumentLink {
    const link = this.#links.get(name)
    if (!link) throw new Error(`A room has no document ${name}`)
    return link
  }

  /** There is no copy on this device: a room always has members. */
  get isEmpty(): boolean {
    return this.#links.get('cart')?.records('members').size === 0
  }

  /** Resolves once all documents are what the server has and history is heard; rejects with `RoomEnded`. */
  async connected(): Promise<void> {
    await Promise.all([...[...this.#links.values()].map((link) => link.firstSync()), this.openPeople()])
  }

  openPeople(): Promise<void> {
    return this.#people.open()
  }

  onHistory(listener: (events: readonly HistoryEvent[]) => void): () => void {
    this.#historyListeners.add(listener)
    return () => this.#historyListeners.delete(listener)
  }

  claim(identity: string): Promise<Outcome<void>> {
    const path = `/rooms/${this.info.id}/claim`
    return done(this.#options.access.call({ method: 'POST', path, body: { identity } }))
  }

  dismiss(rejectedEditId: string): void {
    this.#rejectedEdits.remove(rejectedEditId)
  }

  async saved(): Promise<void> {
    await Promise.all([...this.#links.values()].map((link) => link.saved()))
  }

  async close(): Promise<void> {
    this.#stop()
    await this.#forgotten
    await Promise.all([...this.#links.values()].map((link) => link.close()))
    this.#options.localStore?.close()
  }

  get #open(): Parts {
    if (!this.#parts) throw new Error('A room is used before its documents are open')
    return this.#parts
  }

  async #openLink(name: DocumentName): Promise<DocumentLink> {
    const { server, info, socket, access, localStore, now, random } = this.#options
    const local = localStore && new LocalCopy(localStore, name)
    if (local) this.#locals.push(local)
    return DocumentLink.open({
      name,
      url: `${server.replace(/^http/, 'ws')}/sync/${info.id}`,
      socket,
      access,
      actor: () => {
        const { id, role } = this.me.get()
        return { id, role }
      },
      local,
      events: this.#linkEvents(name),
      now,
      random,
    })
  }

  #linkEvents(name: DocumentName): LinkEvents {
    return {
      records: (changed) => {
        if (name === 'cart') this.#cartChanged(new Set(changed.keys()))
        else this.#annotationsChanged(changed)
      },
      status: () => this.#watch.update(),
      swapped: () => {
        if (name === 'cart') this.#parts?.presence.swapped()
      },
      rejectedEdits: (edit, why) => this.#rejectedEdits.add(edit, why),
      ended: (why) => this.#end(why),
    }
  }

  #cartChanged(roots: ReadonlySet<string>): void {
    this.#parts?.undoing.changed()
    this.#parts?.cart.changed(roots)
    this.#parts?.decisions.changed(roots)
    if (roots.has('members')) this.#parts?.members.changed()
  }

  #annotationsChanged(changed: ChangedRecords): void {
    const roots = new Set(changed.keys())
    this.#parts?.undoing.changed()
    this.#parts?.annotations.changed(roots)
    this.#parts?.talk.changed(changed)
  }

  #marked(marks: Readonly<Record<string, number>>): void {
    this.#parts?.talk.read(marks)
    this.catchUp.marked(marks)
  }

  #wake(): void {
    if (!this.#over && isVisible()) for (const link of this.#links.values()) link.wake()
    this.#watch.update()
  }

  #emitHistory(events: readonly HistoryEvent[]): void {
    for (const listener of [...this.#historyListeners]) listener(events)
  }

  /** It is over: by a refusal, or because this member has left. */
  #end(by?: Refusal): void {
    if (this.#over) return
    const why = this.#isLeaving && by?.code === 'removed' ? undefined : by
    this.#watch.end(why)
    for (const link of this.#links.values()) link.end(why ?? refusal('removed'), { handBack: why !== undefined })
    this.#stop()
    // Who is no longer a member may not read the room, nor whoever has the device now. Any other ending may be a mishap that is
    // mended: the copy stays.
    if (why === undefined || why.code === 'removed' || why.code === 'session-ended') this.#forgotten = this.#forget()
  }

  #stop(): void {
    this.#over = true
    this.#watch.end()
    this.#stopWaking()
    this.#people.close()
    this.#parts?.presence.close()
  }

  async #forget(): Promise<void> {
    const { localStore } = this.#options
    try {
      for (const local of this.#locals) await local.forget()
      for (const name of (await localStore?.names('')) ?? []) await localStore?.keep(name, undefined)
    } catch {
      // A browser that is closing, or a disk that is full: the copy can at least not be sent anywhere.
    }
  }
}

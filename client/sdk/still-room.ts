// A room that stands still: the parts of a room over records that nobody changes, so that whatever shows a room shows it too.
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { PastRecords } from '#shared/past/contracts.ts'
import { documentNames } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import { openAnnotations } from './annotations.ts'
import { openCart } from './cart.ts'
import { openDecisions } from './decisions.ts'
import { openMembers } from './members.ts'
import type { RecordLink } from './record-link.ts'
import type { AnswerLinks, CatchingUp, Invitations, Past, PresenceBoard, Room, Undoing } from './room.ts'
import { openShowing } from './showing.ts'
import { openTalk } from './talk.ts'
import { Watchable } from './observable.ts'
import type { Observable } from './observable.ts'

/** The documents of a moment. */
export type StillDocuments = Readonly<Record<DocumentName, RecordLink>>

/** What a room that stands still has of the one that goes on. */
export interface StillRoomParts {
  readonly room: Room
  readonly self: MemberInfo
  readonly documents: StillDocuments
}

const no = refused(refusal('role-may-not', { detail: 'This is the room as it was.' }))
const never = () => Promise.resolve(no)

/** Documents over records that were read. */
export function stillDocuments(records: PastRecords['records']): StillDocuments {
  const documents = documentNames.map((name) => [name, stillLink(name, records[name] ?? {})] as const)
  return Object.fromEntries(documents) as StillDocuments
}

/** The room; this member is a viewer in it. */
export function stillRoom({ room, self, documents }: StillRoomParts): Room {
  const { cart, annotations } = documents
  const [me, now] = [self.id, () => 0]
  const write = () => no
  const presence = nobody()
  const members = openMembers({
    link: cart,
    here: presence.here,
    self,
    call: never,
    roomId: room.info.id,
    onLeaving: () => {},
    onLeft: () => {},
  })
  const were = still(members.list.get().filter(({ id }) => cart.record('members', id) !== undefined))
  return {
    ...alike(room),
    me: still({ ...members.me.get(), role: 'viewer' }),
    connection: still({ state: 'saved' }),
    rejectedEdits: still([]),
    cart: openCart({ link: cart, write, me, now }),
    members: { ...members, list: were },
    presence,
    talk: openTalk({ link: annotations, write, me, now, presence, mark: () => {} }),
    annotations: openAnnotations({ link: annotations, write, me, now }),
    decisions: openDecisions({ link: cart, write, me, ask: never }),
    catchUp: nothingNew(),
    showing: openShowing(never),
    undoing: nothingToUndo(),
    sessions: { list: never, end: never, endOthers: never, signOut: never },
    invitations: { create: never, list: never, revoke: never, rotate: never } satisfies Invitations,
    notifications: { settings: never, change: never, takePush: never, endPush: never, onNotification: () => () => {} },
    answerLinks: { make: never, list: never, revoke: never, view: never } satisfies AnswerLinks,
    onHistory: () => () => {},
    claim: never,
    dismiss: () => {},
    saved: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

/** What is the same at every moment, and can only be read. */
function alike({ info, shop, catalogue, history, past }: Room): {
  info: Room['info']
  shop: Room['shop']
  catalogue: Room['catalogue']
  history: Room['history']
  past: Past
} {
  return { info, shop, catalogue, history, past }
}

function stillLink(
  name: DocumentName,
  records: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): RecordLink {
  const roots = new Map(Object.entries(records).map(([root, some]) => [root, new Map(Object.entries(some))]))
  const none: ReadonlyMap<string, unknown> = new Map()
  return {
    name,
    records: (root) => roots.get(root) ?? none,
    record: (root, key) => roots.get(root)?.get(key),
    whyNot: () => no.refusal,
    write: () => no,
  }
}

function nobody(): PresenceBoard {
  return { devices: still([]), here: still([]), show: () => {}, hidden: still(true), hide: () => {} }
}

function nothingToUndo(): Undoing {
  const nothing = (): Outcome<undefined> => granted(undefined)
  return { next: still({}), undo: nothing, redo: nothing }
}

function nothingNew(): CatchingUp {
  return { state: still(undefined), away: still(new Map()), read: never, putAway: () => {}, seen: never }
}

function still<T>(value: T): Observable<T> {
  return new Watchable(value)
}

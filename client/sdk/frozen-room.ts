// A room of the past: the parts of the room over records that nobody changes, so that it can be shown wherever the live room can.
import { refused } from '#shared/outcome.ts'
import type { PastRecords } from '#shared/past/contracts.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { Documents } from './compare-past.ts'
import type { Members } from './members.ts'
import { ObservableValue } from './observable.ts'
import { freezeParts } from './part.ts'
import type { RecordLink } from './record-link.ts'
import type { FrozenContext } from './room-context.ts'
import type { RoomCore } from './room-core.ts'
import { RoomDocument } from './room-document.ts'
import { UndoLog } from './undo-manager.ts'

const no = refused(refusal('role-may-not', { detail: 'This is the room as it was.' }))
const never = () => Promise.resolve(no)

/** What of the live room a room of the past needs. */
export interface FrozenRoomContext<Room extends object> extends Pick<
  FrozenContext,
  'info' | 'shop' | 'self' | 'me' | 'table' | 'now'
> {
  readonly room: Room
}

/** The documents of a moment, over records that were read. */
export function frozenLinks(records: PastRecords['records']): Documents {
  return { cart: frozenLink('cart', records['cart']), annotations: frozenLink('annotations', records['annotations']) }
}

/** The room of a moment; this member is a viewer in it. */
export function freezeRoom<Room extends object>(live: FrozenRoomContext<Room>, links: Documents): Room {
  const { info, shop, self, me, room, table } = live
  const context: FrozenContext = {
    info,
    shop,
    self,
    me,
    room,
    table,
    documents: {
      cart: new RoomDocument(links.cart, () => no),
      annotations: new RoomDocument(links.annotations, () => no),
    },
    undoLog: new UndoLog(() => false),
    call: never,
    people: { ask: never, on: () => () => {}, onConnect: () => {} },
    readMarks: { onChange: () => {}, set: never },
    onHistory: () => () => {},
    membership: { leaving: () => {}, end: () => Promise.resolve() },
    now: () => 0,
  }
  const parts = freezeParts(table, context, room)
  // The past is looked at from today.
  const core = frozenCore({ ...context, now: live.now }, parts as unknown as { readonly members: Members })
  // The same parts as the live room has, from the same table.
  return { ...parts, ...core } as unknown as Room
}

function frozenCore(
  { info, shop, onHistory, now }: FrozenContext,
  { members }: { readonly members: Members },
): RoomCore {
  return {
    info,
    shop,
    me: members.me,
    connection: new ObservableValue({ state: 'saved' } as const),
    now,
    rejectedEdits: new ObservableValue([]),
    onHistory,
    claim: never,
    dismiss: () => {},
    saved: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

function frozenLink(name: DocumentName, records: PastRecords['records'][string] = {}): RecordLink {
  const roots = new Map(Object.entries(records).map(([root, some]) => [root, new Map(Object.entries(some))]))
  const none: ReadonlyMap<string, unknown> = new Map()
  return {
    name,
    records: (root) => roots.get(root) ?? none,
    record: (root, key) => roots.get(root)?.get(key),
    whyNot: () => no.refusal,
    write: () => no,
    onChange: () => {},
  }
}

// Assembles a room: its connection, and the parts of the table over it.
import { refusal } from '#shared/refusals.ts'
import { done } from './http.ts'
import { openParts } from './part.ts'
import type { Part } from './part.ts'
import { parts } from './parts.ts'
import { openReadMarks } from './read-marks.ts'
import { isReliedOn } from './relied-on.ts'
import type { Room, RoomParts } from './room.ts'
import { RoomConnection } from './room-connection.ts'
import type { ConnectionOptions } from './room-connection.ts'
import type { RoomContext } from './room-context.ts'
import type { RoomCore } from './room-core.ts'
import { RoomDocument, recordsOf } from './room-document.ts'
import { UndoLog } from './undo-manager.ts'

/** What a room is opened with. */
export interface OpenRoomOptions extends ConnectionOptions {
  /** Enters without being seen. */
  readonly hide: boolean
}

/** A room with its connection, which the way in waits for. */
export interface OpenedRoom {
  readonly room: Room
  readonly connection: RoomConnection
}

/**
 * Opens a room from what is on this device, and starts connecting its documents.
 * @param table the parts of the room; another table must begin with the same.
 */
export async function openRoom(options: OpenRoomOptions, table: readonly Part[] = parts): Promise<OpenedRoom> {
  const connection = await RoomConnection.open(options)
  const room = assemble(table as typeof parts, connection, options)
  connection.start()
  return { room, connection }
}

function assemble(table: typeof parts, connection: RoomConnection, options: OpenRoomOptions): Room {
  // The past needs the room that it belongs to; the parts become its properties once all are open.
  const room = {}
  const opened = openParts(table, contextOf(connection, options, { room, table }))
  // The table's past cannot name the room that it is a part of; `Room` does.
  return Object.assign(room, opened, coreOf(connection, options, opened)) as Room
}

function coreOf(
  connection: RoomConnection,
  { info, shop, access, now }: OpenRoomOptions,
  { members }: Pick<RoomParts, 'members'>,
): RoomCore {
  return {
    info,
    shop,
    me: members.me,
    connection: connection.state,
    now,
    rejectedEdits: connection.rejectedEdits.list,
    onHistory: (listener) => connection.onHistory(listener),
    claim: (identity) => done(access.call({ method: 'POST', path: `/rooms/${info.id}/claim`, body: { identity } })),
    dismiss: (rejectedEditId) => connection.rejectedEdits.remove(rejectedEditId),
    saved: () => connection.saved(),
    close: () => connection.close(),
  }
}

function contextOf(
  connection: RoomConnection,
  { info, shop, self, access, localStore, now, hide }: OpenRoomOptions,
  whole: Pick<RoomContext, 'room' | 'table'>,
): RoomContext {
  const { cart, annotations } = connection.links
  const { people } = connection
  const undoLog = new UndoLog((edit) => isReliedOn(edit, recordsOf<'annotations'>(annotations), self.id))
  return {
    ...whole,
    info,
    shop,
    self,
    me: self.id,
    documents: {
      cart: new RoomDocument(cart, undoLog.writer(cart)),
      annotations: new RoomDocument(annotations, undoLog.writer(annotations)),
    },
    undoLog,
    call: access.call,
    people,
    readMarks: openReadMarks(people),
    onHistory: (listener) => connection.onHistory(listener),
    membership: {
      leaving: (isLeaving) => connection.leaving(isLeaving),
      end(code) {
        connection.end(code && refusal(code))
        return connection.forgotten
      },
    },
    now,
    presenceSource: cart,
    localStore,
    openVisit: (visit) => connection.openVisit(visit),
    hide,
    onClose: (listener) => connection.onClose(listener),
  }
}

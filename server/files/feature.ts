import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { FileRemoval } from './file-removal.ts'
import { takesFilesByLink } from './file-shares.ts'
import { fileRoutes } from './file-routes.ts'
import { FileUses } from './file-uses.ts'
import type { FilesSettings } from './settings.ts'
import { Uploads } from './uploads.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

export interface FilesFeature extends Feature {
  /** Removes files that are due, instead of at the next look. */
  readonly removeDue: () => Promise<void>
  /** Whether somebody who comes by a link may send any. */
  readonly takesFilesByLink: boolean
}

/** Photos and voice notes of messages and pins. */
export function filesFeature(
  { db, files: store, directory, storage, emitter, clock, now, reportError }: Host,
  limits: FilesSettings & { readonly TAKEN_BACK_HOURS: number },
): FilesFeature {
  const onReady = (roomId: RoomId, file: string) => emitter.emitToRoom(roomId, 'file', { id: file })
  const hasRoom = () => !store.isLocal || (storage.takesNewRooms && storage.isWritable)
  const uses = new FileUses({ db, onReady, now, reportError })
  const onArrived = async ({ roomId, id, by }: { roomId: RoomId; id: string; by: MemberId }) => {
    const room = await directory.room(roomId)
    if (room.ok) await uses.arrived(room.value, { id, by })
  }
  const uploads = new Uploads({ db, store, limits, hasRoom, onArrived, now, reportError })
  const afterMs = limits.TAKEN_BACK_HOURS * hourMs
  const removal = new FileRemoval({ db, store, uses, directory, afterMs, now, reportError })
  const run = (signal: AbortSignal) => removal.run(signal)
  return {
    name: 'files',
    routes: fileRoutes({ db, uploads }),
    room: {
      opened: (room) => uses.opened(room),
      changed: (room, change) => uses.changed(room, change),
    },
    jobs: [
      { name: 'notes of used files', start: () => {}, stop: () => uses.idle() },
      new PeriodicJob({ name: 'removal of files', everyMs: minuteMs, run, clock, reportError }),
    ],
    ...(store.isLocal ? {} : { checks: [{ name: 'file store', check: () => store.check() }] }),
    takesFilesByLink: takesFilesByLink(limits),
    removeDue: () => removal.run(new AbortController().signal),
  }
}

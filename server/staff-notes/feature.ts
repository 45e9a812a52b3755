import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { noteRoutes } from './routes.ts'
import { StaffNoteStore } from './staff-notes.ts'
import type { StaffNoteParts } from './staff-notes.ts'

/** Notes of staff about visits. */
export function staffNotesFeature(
  { db, now, desks }: Pick<Host, 'db' | 'now' | 'desks'>,
  { visitOf }: Pick<StaffNoteParts, 'visitOf'>,
): Feature {
  return { name: 'staff notes', routes: noteRoutes(new StaffNoteStore({ db, now, emitter: desks, visitOf })) }
}

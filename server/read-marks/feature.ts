import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { readMarks } from './read-marks.ts'

/** How far members have read each thread. */
export function readMarksFeature({ db, directory, emitter, now }: Host): Feature {
  return { name: 'read marks', commands: readMarks({ db, directory, emitter, now }) }
}

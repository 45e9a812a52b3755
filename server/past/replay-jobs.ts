// The jobs of the process of replays, and what it answers.
import * as Y from 'yjs'
import { isDamage } from '#server/storage/damaged-data.ts'
import { Moments } from './moments.ts'
import type { Showing } from './moments.ts'
import type { ReplayedDocument } from './pages.ts'
import { replayed } from './replay.ts'
import { scrubHistory } from './scrub-job.ts'
import type { Scrubbing } from './scrub-job.ts'

/** A job: the state of one document. */
export interface Stating {
  readonly show: 'state'
  readonly document: ReplayedDocument
}

export type ReplayJob = Showing | Stating | Scrubbing

/** Neither of both where a moment is not kept. */
export interface ReplayAnswer {
  /** For records the body of a response as JSON, for a state its bytes, for what was scrubbed see `readScrubbed`. */
  readonly bytes?: Uint8Array | undefined
  /** What of the stored past is damaged: an error would lose its kind between processes. */
  readonly damage?: string
}

const moments = new Moments()

export async function runReplay(job: ReplayJob): Promise<ReplayAnswer> {
  if (job.show === 'state') return { bytes: Y.encodeStateAsUpdate(replayed(job.document)) }
  if (job.show === 'scrubbed') return { bytes: scrubHistory(job, replayed(job.document)) }
  try {
    return { bytes: await moments.show(job) }
  } catch (fault) {
    if (!isDamage(fault)) throw fault
    return { damage: fault.message }
  }
}

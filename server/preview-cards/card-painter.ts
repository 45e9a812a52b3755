// Paints cards in a worker thread, which exists only while there is something to paint.
import { join } from 'node:path'
import { BackgroundWorker } from '#server/sync/background-worker.ts'
import { startThread } from '#server/sync/worker-thread.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'

/** A card to be painted. */
export interface CardJob {
  readonly card: PreviewCard
  /** Its picture: JPEG, PNG or WebP. Undefined where there is none to be had. */
  readonly picture: Uint8Array | undefined
  /** Where the page's fonts are. */
  readonly fonts: string
}

export class CardPainter {
  readonly #thread = new BackgroundWorker<CardJob, Uint8Array>(
    startThread(new URL('./card-thread.ts', import.meta.url)),
    () => {},
  )
  readonly #fonts: string

  /** @param builtDir where `npm run build` put the page: a card is set in its fonts. */
  constructor(builtDir: string) {
    this.#fonts = join(builtDir, 'page/assets')
  }

  /** The card as JPEG. @throws where the thread fails. */
  paint(job: Omit<CardJob, 'fonts'>): Promise<Uint8Array> {
    return this.#thread.run(() => ({ ...job, fonts: this.#fonts }))
  }

  stop(): Promise<void> {
    return this.#thread.stop()
  }
}

// What the thread of imports is told and answers; see import-thread.ts.
import type { Outcome } from '#shared/outcome.ts'
import type { PreparedProducts } from './prepare-products.ts'
import type { CatalogueFile, CatalogueReadOptions } from './read-catalogue.ts'

/** A file to be read, whose bytes follow. It is answered once the file was read. */
export interface ReadJob {
  readonly kind: 'read'
  /** The embedded database. */
  readonly database: string
  readonly options: Omit<CatalogueReadOptions, 'onProgress'>
}

/** What is said of one import, which has a number. */
export type ImportJob = { readonly id: number } & (
  | ReadJob
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'part' }
  | { readonly kind: 'forget' }
)

/** How the reading went; the parts are asked for one after the other. */
export type ReadAnswer = Outcome<Pick<CatalogueFile, 'report' | 'count'>>

/** `isWanted` is whether more bytes are; `part` is absent where there are no more. */
export type ImportAnswer =
  | { readonly kind: 'read'; readonly read: ReadAnswer }
  | { readonly kind: 'taken'; readonly isWanted: boolean }
  | { readonly kind: 'part'; readonly part?: PreparedProducts | undefined }

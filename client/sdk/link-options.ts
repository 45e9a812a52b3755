// The options of a document link, and the events that its owner gets.
import type { Actor, RecordEdit } from '#shared/records/record-kind.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Tokens } from './renewed-token.ts'
import type { LocalCopy } from './local-copy.ts'

/** Events of a link. */
export interface LinkEvents {
  /** The connection came or went, or another number of updates waits. */
  status(): void
  rejected(edit: RecordEdit, refusal: Refusal): void
  ended(refusal: Refusal): void
}

/** Options of a link. */
export interface LinkOptions {
  readonly name: DocumentName
  /** `wss://shop.example/sync/<roomId>` */
  readonly url: string
  readonly socket: typeof WebSocket
  readonly access: Tokens
  readonly actor: () => Actor
  readonly local: LocalCopy | undefined
  readonly events: LinkEvents
  readonly now: () => number
  /** Puts the moments of a value right that the device's clock put too far ahead. */
  readonly corrected?: ((value: unknown) => unknown) | undefined
  readonly random: () => number
}

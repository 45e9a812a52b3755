// The people of the pictures.
import type { Room, SavedSession } from '#client/sdk/index.ts'
import type { Outcome } from '#shared/outcome.ts'

/** Somebody in the room, with what their device keeps. */
export interface Person {
  readonly room: Room
  readonly session: SavedSession
}

/** A room and everybody in it, by name. */
export interface Cast {
  readonly ana: Person
  readonly ben: Person
  readonly mara: Person
  readonly tom: Person
  /** Gives advice, and leaves the cart alone. */
  readonly zoe: Person
  /** Looks on. */
  readonly ottilie: Person
}

/** What was asked for; the tool ends where it was refused. */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

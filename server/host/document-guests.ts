// People who are no members of a room, and may open one of its documents: an associate on a visit.
import type { RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Role } from '#shared/roles.ts'
import type { Caller } from '../identity/caller.ts'

/** A document of a room, as it is asked for. */
export interface AskedDocument {
  readonly roomId: RoomId
  readonly document: DocumentName
}

/** What lets them in. */
export interface DocumentGuests {
  /** Whom a token stands for at this document; undefined where it is no token of such a guest. */
  caller(asked: AskedDocument, token: string | undefined): Promise<Outcome<Caller> | undefined>
  /** The role of a guest who was let in, as it is by now; undefined where it is none of theirs. */
  membership(asked: AskedDocument, caller: Caller): Promise<Outcome<{ readonly role: Role }> | undefined>
}

// What the room has of this member.
import type { Outcome } from '#shared/outcome.ts'
import type { OwnData as ExportedData } from '#shared/own-data/contracts.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'
import type { Membership } from './members.ts'

/** This member's own data. Calls refuse as the HTTP API does, and `offline`. */
export interface OwnData {
  /** Everything that is stored about this member. */
  export(): Promise<Outcome<ExportedData>>
  /**
   * Deletes what this member wrote and added, takes their name out of the room and its history, and ends the membership. It cannot
   * be undone. Refuses `last-host` where others would be left without one; a room without anybody else goes with its member.
   */
  erase(): Promise<Outcome<void>>
}

/** What own data stands on. */
export interface OwnDataContext {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly membership: Membership
}

/** Opens the own data of this member. */
export function openOwnData({ call, info, membership }: OwnDataContext): OwnData {
  const path = `/rooms/${info.id}/own-data`
  return {
    export: () => call<ExportedData>({ path }),
    async erase() {
      // The server closes this member's connections before it answers.
      membership.leaving(true)
      const erased = await done(call({ method: 'DELETE', path }))
      if (erased.ok) await membership.end()
      else membership.leaving(false)
      return erased
    },
  }
}

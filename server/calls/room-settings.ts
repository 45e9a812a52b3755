// What hosts allow of calls in their room.
import type { Kysely } from 'kysely'
import type { CallSource } from '#shared/calls/call.ts'
import type { ChangeCallSettings } from '#shared/calls/contracts.ts'
import type { Tables } from '#server/storage/tables.ts'

/** What is allowed in one room. */
export interface AllowedCalls {
  readonly sources: readonly CallSource[]
  /** What can be allowed. */
  readonly offered: readonly CallSource[]
  readonly rings: boolean
}

/** The settings of all rooms. */
export class RoomSettings {
  readonly #db: Kysely<Tables>
  readonly #offered: readonly CallSource[]

  /** @param offered what this server offers; rooms allow some of it. */
  constructor(db: Kysely<Tables>, offered: readonly CallSource[]) {
    this.#db = db
    this.#offered = offered
  }

  async of(room: number): Promise<AllowedCalls> {
    const row = await this.#db.selectFrom('call_settings').selectAll().where('room', '=', room).executeTakeFirst()
    const isAllowed = (source: CallSource) => source === 'microphone' || row?.[source] !== 0
    return { sources: this.#offered.filter(isAllowed), offered: this.#offered, rings: row?.rings !== 0 }
  }

  async change(room: number, { camera, screen, rings }: ChangeCallSettings): Promise<void> {
    const changed = Object.entries({ camera, screen, rings }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value ? 1 : 0] as const],
    )
    if (changed.length === 0) return
    const set = Object.fromEntries(changed)
    await this.#db
      .insertInto('call_settings')
      .values({ room, camera: 1, screen: 1, rings: 1, ...set })
      .onConflict((conflict) => conflict.column('room').doUpdateSet(set))
      .execute()
  }
}

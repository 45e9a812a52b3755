// The browsers of associates that take push messages. A device belongs to the session in which it was added: once that is over, nothing
// is sent to it any more, and its secret opens nothing.
import { randomBytes } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { DeskDevice, SubscribeDesk } from '#shared/desk/attention.ts'
import { newId } from '#shared/ids.ts'
import { refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { digestOf } from '#server/identity/digest.ts'
import type { StaffCaller, StaffSessions } from '#server/identity/staff.ts'
import type { StaffDeviceRow } from '#server/storage/attention-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

export type StoredDevice = Selectable<StaffDeviceRow>

/** The most browsers of one associate; the one that came first goes. */
const maxDevices = 10
const secretBytes = 32

/** What devices need. */
export interface DeviceParts {
  readonly db: Kysely<Tables>
  readonly sessions: Pick<StaffSessions, 'bySession'>
  readonly now: () => number
}

/** The devices of all associates. */
export class StaffDevices {
  readonly #parts: DeviceParts

  constructor(parts: DeviceParts) {
    this.#parts = parts
  }

  /** Those who have any, by their ids. */
  async owners(): Promise<readonly string[]> {
    const rows = await this.#parts.db.selectFrom('staff_devices').select('staff_id').distinct().execute()
    return rows.map(({ staff_id }) => staff_id)
  }

  /** Those that may be pushed to: their sessions last. */
  async live(staffId: string): Promise<readonly StoredDevice[]> {
    const devices = await this.#of(staffId)
    const live: StoredDevice[] = []
    for (const device of devices) if (await this.#isLive(device)) live.push(device)
    return live
  }

  /** A browser takes messages from now on; the same one again gets a new secret. */
  async add({ staffId, sessionId }: StaffCaller, { endpoint, keys, language }: SubscribeDesk): Promise<DeskDevice> {
    const { db, now } = this.#parts
    await db
      .deleteFrom('staff_devices')
      .where('session_id', 'not in', db.selectFrom('staff_sessions').select('id'))
      .execute()
    const secret = randomBytes(secretBytes).toString('base64url')
    const said = { session_id: sessionId, ...keys, secret_hash: digestOf(secret), language }
    const { id } = await db
      .insertInto('staff_devices')
      .values({ id: newId(), staff_id: staffId, endpoint, ...said, created_at: now() })
      .onConflict((conflict) => conflict.columns(['staff_id', 'endpoint']).doUpdateSet(said))
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const { id: surplus } of (await this.#of(staffId)).slice(0, -maxDevices)) await this.remove(staffId, surplus)
    return { id, secret }
  }

  /** A browser takes none any more; no error where it never did. */
  async remove(staffId: string, id: string): Promise<void> {
    await this.#parts.db.deleteFrom('staff_devices').where('staff_id', '=', staffId).where('id', '=', id).execute()
  }

  /** Whose session a device may renew. Refuses `session-ended`, also for one that is not there. */
  async bySecret(id: string, secret: string): Promise<Outcome<Omit<StaffCaller, 'expiresAt'>>> {
    const row = await this.#parts.db
      .selectFrom('staff_devices')
      .selectAll()
      .where('id', '=', id)
      .where('secret_hash', '=', digestOf(secret))
      .executeTakeFirst()
    return row ? this.#parts.sessions.bySession(sessionOf(row)) : refused(refusal('session-ended'))
  }

  #of(staffId: string): Promise<StoredDevice[]> {
    const own = this.#parts.db.selectFrom('staff_devices').selectAll().where('staff_id', '=', staffId)
    return own.orderBy('created_at').orderBy('id').execute()
  }

  async #isLive(device: StoredDevice): Promise<boolean> {
    return (await this.#parts.sessions.bySession(sessionOf(device))).ok
  }
}

function sessionOf({ staff_id: staffId, session_id: sessionId }: StoredDevice) {
  return { staffId, sessionId }
}

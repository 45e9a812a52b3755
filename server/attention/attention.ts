// How an associate is called: what they have set, and on which devices.
import type { Kysely } from 'kysely'
import type { ChangeStaffAttention, DeskDevice, StaffAttention, SubscribeDesk } from '#shared/desk/attention.ts'
import type { StaffMember, StaffSession } from '#shared/desk/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { StaffCaller, StaffSessions } from '#server/identity/staff.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Pushes } from './ports.ts'
import type { StaffDevices } from './staff-devices.ts'
import { changeChoice, readChoice } from './staff-settings.ts'

/** What setting it needs. */
export interface AttentionParts {
  readonly db: Kysely<Tables>
  readonly devices: StaffDevices
  readonly sessions: Pick<StaffSessions, 'renew'>
  readonly pushes: Pushes | undefined
  readonly member: (staffId: string) => StaffMember | undefined
  /** Something was set, or a device came or went. */
  readonly changed: (staffId: string) => void
}

/** The settings and devices of associates. */
export class Attention {
  readonly #parts: AttentionParts

  constructor(parts: AttentionParts) {
    this.#parts = parts
  }

  async read(staffId: string): Promise<StaffAttention> {
    const { db, devices, pushes } = this.#parts
    const live = await devices.live(staffId)
    return {
      offered: pushes ? { publicKey: pushes.publicKey } : null,
      ...(await readChoice(db, staffId)),
      devices: live.map(({ id, endpoint, created_at }) => ({
        ...{ id, host: new URL(endpoint).host },
        createdAt: new Date(created_at).toISOString(),
      })),
    }
  }

  async change(staffId: string, change: ChangeStaffAttention): Promise<StaffAttention> {
    await changeChoice(this.#parts.db, staffId, change)
    this.#parts.changed(staffId)
    return this.read(staffId)
  }

  /** Refuses `channel-not-offered`, `invalid`. */
  async addDevice(staff: StaffCaller, device: SubscribeDesk): Promise<Outcome<DeskDevice>> {
    const { pushes, devices, changed } = this.#parts
    if (!pushes) return refused(refusal('channel-not-offered'))
    const no = pushes.whyNot(device)
    if (no !== undefined) return refused(refusal('invalid', { detail: no }))
    const added = await devices.add(staff, device)
    changed(staff.staffId)
    return granted(added)
  }

  async removeDevice(staffId: string, id: string): Promise<void> {
    await this.#parts.devices.remove(staffId, id)
    this.#parts.changed(staffId)
  }

  /** A token for the worker of a device. Refuses `session-ended`. */
  async renew(device: string, secret: string): Promise<Outcome<StaffSession>> {
    const known = await this.#parts.devices.bySecret(device, secret)
    if (!known.ok) return known
    const me = this.#parts.member(known.value.staffId)
    if (!me) return refused(refusal('session-ended'))
    const { token, expiresAt } = await this.#parts.sessions.renew(known.value)
    return granted({ token, expiresAt, me })
  }
}

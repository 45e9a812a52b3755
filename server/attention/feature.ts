import type { StaffMember } from '#shared/desk/contracts.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { Attention } from './attention.ts'
import { CallRows } from './call-rows.ts'
import { Calls } from './calls.ts'
import type { CallingDesk, Pushes, QuietUntil } from './ports.ts'
import { attentionRoutes } from './routes.ts'
import type { AttentionSettings } from './settings.ts'
import { StaffDevices } from './staff-devices.ts'
import { readChoice } from './staff-settings.ts'

/** What attention uses of other features. */
interface Uses {
  readonly desk: CallingDesk
  readonly member: (staffId: string) => StaffMember | undefined
  /** Absent where this server sends none. */
  readonly pushes: Pushes | undefined
  readonly quietUntil: QuietUntil
}

export interface AttentionFeature extends Feature {
  /** Whether a call would reach an associate with the page closed. */
  readonly isReachable: (staffId: string) => Promise<boolean>
}

/** Draws the attention of associates while no page of theirs is open. */
export function attentionFeature(
  host: Host,
  { HELP_PUSH_SECONDS: repeatSeconds }: AttentionSettings,
  { desk, member, pushes, quietUntil }: Uses,
): AttentionFeature {
  const { db, now, clock, reportError, access } = host
  const devices = new StaffDevices({ db, sessions: access.staff, now })
  const calls =
    pushes &&
    new Calls({
      ...{ devices, desk, pushes, quietUntil, clock, reportError },
      rows: new CallRows(db),
      choice: (staffId) => readChoice(db, staffId),
      repeatMs: repeatSeconds * 1000,
    })
  const attention = new Attention({
    ...{ db, devices, pushes, member },
    sessions: access.staff,
    changed: (staffId) => calls?.reached(staffId),
  })
  return {
    name: 'attention',
    routes: attentionRoutes(attention),
    ...(calls && { jobs: [calls] }),
    isReachable: async (staffId) => (await calls?.isReachable(staffId)) ?? false,
  }
}

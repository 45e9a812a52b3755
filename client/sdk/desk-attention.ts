// How an associate is called while no page of theirs is open: their settings and their devices.
import type { ChangeStaffAttention, DeskDevice, StaffAttention, SubscribeDesk } from '#shared/desk/attention.ts'
import type { StaffSession } from '#shared/desk/contracts.ts'
import type { Outcome } from '#shared/outcome.ts'
import { callApi, done } from './http.ts'
import type { Api } from './http.ts'

/** The calls about attention. They refuse as the HTTP API does, and `offline`. */
export interface DeskAttention {
  settings(): Promise<Outcome<StaffAttention>>
  change(change: ChangeStaffAttention): Promise<Outcome<StaffAttention>>
  addDevice(device: SubscribeDesk): Promise<Outcome<DeskDevice>>
  removeDevice(id: string): Promise<Outcome<void>>
}

export function deskAttention(call: Api): DeskAttention {
  return {
    settings: () => call({ path: '/desk/attention' }),
    change: (body) => call({ method: 'PATCH', path: '/desk/attention', body }),
    addDevice: (body) => call({ method: 'POST', path: '/desk/devices', body }),
    removeDevice: (id) => done(call({ method: 'DELETE', path: `/desk/devices/${id}` })),
  }
}

/** The sign-in of a device that is called: it lasts as long as the session in which it was added. */
export function deviceSession(server: string, { id, secret }: DeskDevice): Promise<Outcome<StaffSession>> {
  return callApi(server, { method: 'POST', path: `/desk/devices/${id}/session`, body: { secret } })
}

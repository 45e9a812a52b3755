// Stores and shifts, as a shop sets them with its key.
import type { SaveShifts, SaveStore } from '#shared/desk/hours.ts'
import type * as z from 'zod'
import type { saveShiftsSchema, saveStoreSchema } from '#shared/desk/hours.ts'
import { ask } from './api.ts'
import type { Answer } from './api.ts'
import { adminKey } from './shop-server.ts'
import type { TestServer } from './server.ts'

export type StoreSaid = z.input<typeof saveStoreSchema>
export type ShiftsSaid = z.input<typeof saveShiftsSchema>

/** Saves a store of the demo shop. */
export async function saveStore(
  server: TestServer,
  store: string,
  more: Partial<StoreSaid> = {},
): Promise<Answer<SaveStore>> {
  const body = { name: store, timeZone: 'UTC', ...more }
  return ask(server, `PUT /shops/demo/stores/${store}`, { token: await adminKey(server, ['desk']), body })
}

/** Says when somebody of the demo shop works. */
export async function saveShifts(
  server: TestServer,
  person: string,
  shifts: ShiftsSaid['shifts'],
  more: Partial<ShiftsSaid> = { timeZone: 'UTC' },
): Promise<Answer<{ plan: SaveShifts }>> {
  const token = await adminKey(server, ['desk'])
  return ask(server, `PUT /shops/demo/shifts/${person}`, { token, body: { ...more, shifts } })
}

/** Each day of the week the same. */
export function daily<One>(...periods: readonly One[]): Record<string, One[]> {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  return Object.fromEntries(days.map((day) => [day, [...periods]]))
}

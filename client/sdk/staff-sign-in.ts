// The way of an associate to the desk: by the shop's identity, or, in the demo shop, by a choice.
import type { DemoStaff, StaffMember, StaffSession } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted } from '#shared/outcome.ts'
import { callApi, queryOf } from './http.ts'

/** Signs in by what the shop has signed. Refuses as an identity of a customer does (`identity-invalid`, `identity-expired`, …). */
export function signInStaff(
  server: string,
  who: { readonly shop: ShopId; readonly identity: string },
): Promise<Outcome<StaffSession>> {
  return callApi(server, { method: 'POST', path: '/desk/sign-in', body: who })
}

/** The staff of the demo shop. Refuses where there is no demo shop. */
export async function demoStaff(server: string, shop: ShopId): Promise<Outcome<readonly StaffMember[]>> {
  const found = await callApi<DemoStaff>(server, { path: `/desk/demo-staff${queryOf({ shop })}` })
  return found.ok ? granted(found.value.staff) : found
}

/** Signs in as somebody of the demo shop. */
export function signInDemoStaff(
  server: string,
  who: { readonly shop: ShopId; readonly staff: string },
): Promise<Outcome<StaffSession>> {
  return callApi(server, { method: 'POST', path: '/desk/demo-sign-in', body: who })
}

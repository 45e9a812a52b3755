// Somebody of the demo shop's staff with as many visits as a desk takes, in each of which much was said and the cart is shown.
import type { DemoStaff, StaffSession } from '#shared/desk/contracts.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { addLines } from '#test/support/decision-room.ts'

/** How many. */
export const openVisits = 8
const messages = 60

/** Opens the visits of whoever is first among the demo staff. @returns what ends it. */
export async function busyDesk(url: string): Promise<() => Promise<void>> {
  const { staff } = await ask<DemoStaff>(url, 'GET /desk/demo-staff?shop=demo', {})
  const { token } = await ask<StaffSession>(url, 'POST /desk/demo-sign-in', {
    body: { shop: 'demo', staff: staff[0]?.id },
  })
  await ask(url, 'PATCH /desk', { token, body: { availability: 'on', capacity: openVisits } })
  const open: RawConnection[] = []
  for (let index = 0; index < openVisits; index += 1) open.push(await visit(url, token, index))
  return async () => {
    for (const connection of open) await connection.close()
  }
}

async function visit(url: string, token: string, index: number): Promise<RawConnection> {
  const person = await openRoom(url, `Person ${index}`)
  const cart = await RawConnection.open(url, person)
  await addLines(cart, person)
  await cart.close()
  const body = { topic: 'choosing', language: 'en', text: 'Does it fit?', scope: ['product', 'cart'] }
  const { id } = await ask<{ id: string }>(url, `POST /rooms/${person.roomId}/help`, { token: person.token, body })
  const { visitId } = await ask<{ visitId: string }>(url, `POST /desk/requests/${id}/claim`, { token })
  const connection = await RawConnection.open(url, person, visitDocument(visitId))
  await connection.write((doc) => {
    for (let said = 0; said < messages; said += 1) doc.getMap('messages').set(`m${said}`, messageOf(person, said))
  })
  return connection
}

function messageOf({ memberId: by }: Person, index: number) {
  return { by, at: Date.now() + index, text: `The hall is ${60 + index} cm wide, and there is a door at its end.` }
}

/** Asks the API. @throws where it refuses. */
async function ask<Body>(
  url: string,
  route: string,
  { token = '', body }: { token?: string; body?: object },
): Promise<Body> {
  const [method = '', path = ''] = route.split(' ')
  const headers = { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: body ? JSON.stringify(body) : null })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${route}: ${text}`)
  return (text ? JSON.parse(text) : undefined) as Body
}

import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Invitation, InvitationPage, ListedInvitation } from '#shared/rooms/contracts.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import { done } from './members.ts'
import type { Invitations } from './room.ts'

/** More links than anybody looks at; the newest come first. */
const maxPages = 10

/** The links of a room. */
export function openInvitations(call: Api, roomId: string): Invitations {
  const path = `/rooms/${roomId}/invitations`
  return {
    create: (request) => call<Invitation>({ method: 'POST', path, body: request }),
    list: () => listAll(call, path),
    revoke: (idOrCode, { endConnections = false } = {}) =>
      done(
        call({
          method: 'DELETE',
          path: `${path}/${encodeURIComponent(idOrCode)}${endConnections ? '?seats=end' : ''}`,
        }),
      ),
    rotate: (idOrCode) => call<Invitation>({ method: 'POST', path: `${path}/${encodeURIComponent(idOrCode)}/rotate` }),
  }
}

async function listAll(call: Api, path: string): Promise<Outcome<readonly ListedInvitation[]>> {
  const all: ListedInvitation[] = []
  let before: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const read = await call<InvitationPage>({ path: path + queryOf({ limit: 100, before }) })
    if (!read.ok) return read
    all.push(...read.value.invitations)
    if (read.value.next === null) break
    before = read.value.next
  }
  return granted(all)
}

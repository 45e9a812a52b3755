// Links that let others join a room.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Invitation, InvitationPage, InviteRequest, ListedInvitation } from '#shared/rooms/contracts.ts'
import { done, queryOf } from './http.ts'
import type { Api } from './http.ts'

/** Links that let others join; hosts only. Calls refuse `role-may-not`, and `offline`. */
export interface Invitations {
  /** Makes a link. Refuses `too-many-invitations` while a hundred are in use. */
  create(request: InviteRequest): Promise<Outcome<Invitation>>
  list(): Promise<Outcome<readonly ListedInvitation[]>>
  /** Ends an invitation at once; with `endConnections`, also the memberships that came by it. */
  revoke(idOrCode: string, options?: { endConnections?: boolean }): Promise<Outcome<void>>
  /** Ends an invitation and makes another with the same role and limits. Refuses `invitation-revoked` for one that was ended. */
  rotate(idOrCode: string): Promise<Outcome<Invitation>>
}

/** What invitations stand on. */
export interface InvitationsContext {
  readonly call: Api
  readonly info: { readonly id: string }
}

/** More links than anybody looks at; the newest come first. */
const maxPages = 10

/** Opens the invitations of a room. */
export function openInvitations({ call, info }: InvitationsContext): Invitations {
  const path = `/rooms/${info.id}/invitations`
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

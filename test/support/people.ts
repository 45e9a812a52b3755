// People and rooms over HTTP, as any program would make them.
import type { DocumentName } from '#shared/records/table.ts'
import type { JoinedRoom, StartedRoom } from '#shared/rooms/contracts.ts'

/** A person in a room, with what they need to come in. */
export interface Person {
  readonly name: string
  readonly memberId: string
  readonly roomId: string
  readonly token: string
}

/** Somebody who opened a room, and the code that lets others in as shoppers. */
export interface Host extends Person {
  readonly code: string
}

/** Opens a room at a server. */
export async function openRoom(server: string, name: string): Promise<Host> {
  const { room, member, token, invitation } = await post<StartedRoom>(`${server}/api/v1/rooms`, { name })
  return { name, memberId: member.id, roomId: room.id, token, code: invitation.code }
}

/** Comes into a room with an invitation's code. */
export async function join(server: string, code: string, name: string): Promise<Person> {
  const { room, member, token } = await post<JoinedRoom>(`${server}/api/v1/invitations/${code}/accept`, { name })
  return { name, memberId: member.id, roomId: room.id, token }
}

/** A room with a host and so many shoppers more. */
export async function roomOf(server: string, names: readonly string[]): Promise<readonly Person[]> {
  const [first = 'Ana', ...others] = names
  const host = await openRoom(server, first)
  return [host, ...(await Promise.all(others.map((name) => join(server, host.code, name))))]
}

/** Where a document's channel is. */
export function syncUrl(server: string, { roomId, token }: Person, more = '', document: DocumentName = 'cart'): string {
  return `${server.replace(/^http/, 'ws')}/sync/${roomId}/${document}?token=${encodeURIComponent(token)}${more}`
}

async function post<Answer>(url: string, body: unknown): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`)
  return JSON.parse(text) as Answer
}

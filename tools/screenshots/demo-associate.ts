// Somebody of the demo shop's made-up staff, who answers the room that asked: at the desk by HTTP, and in the visit's document.
import { DocumentLink } from '#client/sdk/document-link.ts'
import type { Availability, Desk, DemoStaff, StaffSession } from '#shared/desk/contracts.ts'
import { newId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'

/** An associate, signed in and available. */
export interface DemoAssociate {
  readonly name: string
  /** Claims what waits in a room, and opens its visit. */
  claim(): Promise<DemoVisit>
  /** Whether questions come to them. */
  goOn(): Promise<void>
  goOff(): Promise<void>
}

/** A visit of theirs. */
export interface DemoVisit {
  readonly id: string
  say(text: string): void
  suggest(proposal: Omit<Proposal, 'by' | 'at'>): string
  /** Resolves once all of it is durable. */
  saved(): Promise<void>
  close(): Promise<void>
}

/** Signs somebody of the demo shop in. @param name how theirs begins. */
export async function demoAssociate(server: string, name = 'Noor'): Promise<DemoAssociate> {
  const call = caller(server)
  const { staff } = await call<DemoStaff>('GET', '/desk/demo-staff?shop=demo')
  const one = staff.find((each) => each.name.startsWith(name))
  if (!one) throw new Error(`${name} does not work here`)
  const { token, me } = await call<StaffSession>('POST', '/desk/demo-sign-in', {
    body: { shop: 'demo', staff: one.id },
  })
  const set = (availability: Availability) => call<void>('PATCH', '/desk', { token, body: { availability } })
  await set('on')
  return {
    name: me.name,
    goOn: () => set('on'),
    goOff: () => set('off'),
    async claim() {
      const { offer, waiting } = await call<Desk>('GET', '/desk', { token })
      const request = offer?.request.id ?? waiting[0]?.id
      const { visitId } = await call<{ visitId: string }>('POST', `/desk/requests/${request}/claim`, { token })
      const { visits } = await call<Desk>('GET', '/desk', { token })
      const roomId = visits.find(({ id }) => id === visitId)?.roomId ?? ''
      return openVisit({ server, token, me: me.id, visitId, roomId })
    },
  }
}

interface Opening {
  readonly server: string
  readonly token: string
  readonly me: string
  readonly visitId: string
  readonly roomId: string
}

async function openVisit({ server, token, me, visitId, roomId }: Opening): Promise<DemoVisit> {
  const tokens = { token: () => Promise.resolve(granted(token)), renew: () => Promise.resolve(granted(token)) }
  const link: DocumentLink = await DocumentLink.open({
    name: visitDocument(visitId),
    url: `${server.replace(/^http/, 'ws')}/sync/${roomId}`,
    socket: WebSocket,
    access: tokens,
    actor: () => ({ id: me, role: 'associate' }),
    local: undefined,
    events: { status: () => {}, rejected: () => {}, ended: () => void link.close() },
    now: Date.now,
    random: Math.random,
  })
  link.start()
  await link.firstSync()
  const write = (root: 'messages' | 'proposals', value: object): string => {
    const key = newId()
    const written = link.write([{ root, key, after: { ...value, by: me, at: Date.now() } }])
    if (!written.ok) throw new Error(`refused: ${JSON.stringify(written.refusal)}`)
    return key
  }
  return {
    id: visitId,
    say: (text) => void write('messages', { text }),
    suggest: (proposal) => write('proposals', proposal),
    saved: () => link.saved(),
    close: () => link.close(),
  }
}

function caller(server: string) {
  return async <T>(
    method: string,
    path: string,
    { token, body }: { token?: string; body?: object } = {},
  ): Promise<T> => {
    const response = await fetch(`${server}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': newId(16),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}

// A shop with a full queue: many rooms whose members wait, and associates at their desks.
import { SignJWT } from 'jose'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { Desk, StaffSession } from '#shared/desk/contracts.ts'
import { AdminKeys } from '#server/identity/admin-keys.ts'
import { operator } from '#server/identity/audit.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { roomOf } from '#test/support/people.ts'

/** How full the shop is. */
export const fullShop = { waiting: 5_000, associates: 500 } as const

const perRoom = 50
const hourMs = 3_600_000
const secret = 'what only the shop and this server know, 32 and more'
const trust = { issuer: 'https://ridge.example', audience: 'tagalong' }

type Server = { readonly url: string }

/** Fills rooms with members. */
export async function fillRooms(server: Server): Promise<void> {
  const names = Array.from({ length: perRoom }, (_, index) => `Person ${index}`)
  for (let room = 0; room < fullShop.waiting / perRoom; room += 1) await roomOf(server.url, names)
}

/** Lets the shop sign its staff in. @param key an admin key. */
export async function trustShop(server: Server, key: string): Promise<void> {
  await ask(server, 'PUT /shops/demo/identity', { token: key, body: { ...trust, secret } })
}

/** Every member waits for the store, since some time before now, in one of two languages. To be called while no server runs. @returns an admin key. */
export async function letAllWait(dataDir: string): Promise<string> {
  const db = openSqlite(dataDir)
  const members = await db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.num', 'members.room')
    .select(['members.id', 'members.name', 'rooms.num', 'rooms.id as roomId'])
    .execute()
  const now = Date.now()
  const rows = members.map(({ id, name, num, roomId }, index) => ({
    ...{ id: `request-${index}`, shop_id: 'demo', room: num, room_id: roomId, member_id: id, name },
    ...{ topic: 'choosing', language: index % 2 === 0 ? 'en' : 'de', text: 'Does it fit a small hall?' },
    ...{ about: '{}', scope: '["product"]', state: 'waiting', is_left: 0, is_wide: 1, revision: 1 },
    // In turns of the rooms, as strangers ask: what happens in one room happens one after another.
    ...{
      created_at: now - hourMs + (index % perRoom) * 1000 + Math.floor(index / perRoom),
      leave_at: now + hourMs,
      due_at: now + hourMs,
    },
  }))
  await db.transaction().execute(async (trx) => {
    for (const row of rows)
      await trx
        .insertInto('help_requests')
        .values(row as never)
        .execute()
  })
  const made = await new AdminKeys({ db, now: Date.now }).make(
    'demo',
    { name: 'bench', scopes: ['identity'] },
    operator,
  )
  await db.destroy()
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.key
}

/** An associate who has one visit at a time, and comes back from a break for each: an offer is good for twenty seconds only. */
export class BusyAssociate {
  readonly #server: Server
  readonly #token: string
  readonly #socket: Socket
  #desk: Desk | undefined
  #onDesk = () => {}

  private constructor(server: Server, { token }: StaffSession) {
    this.#server = server
    this.#token = token
    this.#socket = io(`${server.url}/desk`, { auth: { token }, transports: ['websocket'], forceNew: true })
    this.#socket.on('desk', (desk: Desk) => {
      this.#desk = desk
      this.#onDesk()
    })
  }

  static async come(server: Server, index: number): Promise<BusyAssociate> {
    const claims = { name: 'Noor', role: 'associate', languages: [index % 2 === 0 ? 'en' : 'de'] }
    const identity = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(`staff-${index}`)
      .setIssuer(trust.issuer)
      .setAudience(trust.audience)
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret))
    const session = await ask<StaffSession>(server, 'POST /desk/sign-in', { body: { shop: 'demo', identity } })
    const associate = new BusyAssociate(server, session)
    await associate.#set({ availability: 'away', capacity: 1 })
    return associate
  }

  /** Is on for a while: claims what is offered, and ends the visit. @returns how long the claim took, and the next offer after the end, ms. */
  async serve(): Promise<{ readonly claim: number; readonly offer: number }> {
    await this.#set({ availability: 'on' })
    const request = await this.#offered()
    const began = performance.now()
    const claimed = await this.#post<{ visitId: string }>(`/desk/requests/${request}/claim`)
    const claim = performance.now() - began
    // It is freed when the server has done it, which is before its answer is here.
    await this.#post(`/desk/visits/${claimed.visitId}/end`)
    const freed = performance.now()
    await this.#offered(request)
    const offer = performance.now() - freed
    await this.#set({ availability: 'away' })
    return { claim, offer }
  }

  leave(): void {
    this.#socket.disconnect()
  }

  #set(body: object): Promise<unknown> {
    return ask(this.#server, 'PATCH /desk', { token: this.#token, body })
  }

  async #offered(other?: string): Promise<string> {
    for (;;) {
      const id = this.#desk?.offer?.request.id
      if (id !== undefined && id !== other) return id
      await new Promise<void>((resolve) => (this.#onDesk = resolve))
    }
  }

  #post<Body>(path: string): Promise<Body> {
    return ask<Body>(this.#server, `POST ${path}`, { token: this.#token })
  }
}

/** Asks the API. @throws where it refuses. */
async function ask<Body>(
  { url }: Server,
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

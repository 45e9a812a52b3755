// Associates at their desks, and members who ask them.
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Desk, ShownRoom, StaffSession } from '#shared/desk/contracts.ts'
import type { StaffNotes } from '#shared/desk/staff-notes.ts'
import type { AskStore, Help, HelpRequest } from '#shared/visits/help-request.ts'
import { ask } from './api.ts'
import type { Answer } from './api.ts'
import { join, openRoom } from './people.ts'
import type { Person } from './people.ts'
import { sharedSecret, signInWith, signWithSecret } from './shop-server.ts'
import { startTestServer } from './server.ts'
import type { TestServer } from './server.ts'
import { until } from './until.ts'

type Server = Pick<TestServer, 'url'>

/** What a question says unless the test says otherwise. */
export const question = {
  topic: 'choosing',
  language: 'en',
  text: 'Does it fit a small hall?',
  scope: ['product'],
} as const satisfies Partial<AskStore>

/** Somebody who works at the demo shop. */
export class Associate {
  readonly #server: Server
  readonly token: string
  readonly id: string
  readonly name: string
  #socket: Socket | undefined
  /** The desks that came by the channel, in order. */
  readonly desks: Desk[] = []
  /** What was shown on the channel since it was opened. */
  readonly shown: ShownRoom[] = []
  /** What staff have noted, as it came by the channel. */
  readonly notes: StaffNotes[] = []
  /** Why the channel was ended. */
  readonly ended: string[] = []

  constructor(server: Server, { token, me }: StaffSession) {
    this.#server = server
    this.token = token
    this.id = me.id
    this.name = me.name
  }

  /** Signs in as the shop says; on, unless said otherwise. */
  static async of(
    server: Server,
    name: string,
    { isOn = true, ...claims }: { isOn?: boolean; readonly [claim: string]: unknown } = {},
  ): Promise<Associate> {
    const said = { sub: `staff-${name}`, name, role: 'associate', languages: ['en'], ...claims }
    const identity = await signWithSecret(said)
    const answer = await ask<StaffSession>(server, 'POST /desk/sign-in', { body: { shop: 'demo', identity } })
    if (answer.status !== 200) throw new Error(`${name} cannot sign in: ${answer.text}`)
    const associate = new Associate(server, answer.body)
    if (isOn) await associate.set({ availability: 'on' })
    return associate
  }

  async desk(): Promise<Desk> {
    return (await ask<Desk>(this.#server, 'GET /desk', { token: this.token })).body
  }

  async set(body: { readonly availability?: string; readonly capacity?: number }): Promise<Desk> {
    return (await ask<Desk>(this.#server, 'PATCH /desk', { token: this.token, body })).body
  }

  claim(request: string): Promise<Answer<{ visitId: string }>> {
    return ask(this.#server, `POST /desk/requests/${request}/claim`, { token: this.token })
  }

  pass(request: string): Promise<Answer> {
    return ask(this.#server, `POST /desk/requests/${request}/pass`, { token: this.token })
  }

  /** What is offered to them now. */
  async offered(): Promise<string | undefined> {
    return (await this.desk()).offer?.request.id
  }

  /** Waits until this is offered to them. */
  async untilOffered(request: string): Promise<void> {
    await until(`${request} to be offered to ${this.name}`, async () => (await this.offered()) === request)
  }

  /** Opens the desk: its channel, until it is closed or the test is over. */
  async open(): Promise<void> {
    const socket = io(`${this.#server.url}/desk`, {
      auth: { token: this.token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    })
    this.#socket = socket
    this.shown.length = 0
    onTestFinished(() => void socket.disconnect())
    socket.on('desk', (desk: Desk) => this.desks.push(desk))
    socket.on('shown', (shown: ShownRoom) => this.shown.push(shown))
    socket.on('notes', (notes: StaffNotes) => this.notes.push(notes))
    socket.on('ended', ({ code }: { code: string }) => this.ended.push(code))
    await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject))
  }

  close(): void {
    this.#socket?.disconnect()
  }

  /** Waits until this was shown. */
  async untilShown(isIt: (shown: ShownRoom) => boolean): Promise<ShownRoom | undefined> {
    await until('the room to be shown', () => this.shown.some(isIt))
    return this.shown.findLast(isIt)
  }

  /** Waits until the desk on the channel is as it should be. */
  async untilDesk(isIt: (desk: Desk) => boolean): Promise<Desk> {
    let desk: Desk | undefined
    await until('the desk to change', () => {
      desk = this.desks.findLast(isIt)
      return desk !== undefined
    })
    return desk ?? this.desk()
  }
}

/** The demo shop with staff of its own. */
export async function shopWithStaff(overrides: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const server = await startTestServer(overrides)
  await signInWith(server, { secret: sharedSecret })
  return server
}

/** Five rooms with one person each. */
export async function rooms(server: Server): Promise<readonly [Person, Person, Person, Person, Person]> {
  const open = (name: string) => openRoom(server.url, name)
  return [await open('Ana'), await open('Ben'), await open('Mia'), await open('Tom'), await open('Zoe')]
}

/** Ana, and Ben who came by her link. */
export async function anaAndBen(server: Server): Promise<readonly [Person, Person]> {
  const ana = await openRoom(server.url, 'Ana')
  return [ana, await join(server.url, ana.code, 'Ben')]
}

/** Asks the store. */
export function askStore(server: Server, person: Person, more: Partial<AskStore> = {}): Promise<Answer<HelpRequest>> {
  return ask(server, `POST /rooms/${person.roomId}/help`, { token: person.token, body: { ...question, ...more } })
}

/** Asks the store. @returns the id of the request. */
export async function asked(server: Server, person: Person, more: Partial<AskStore> = {}): Promise<string> {
  const answer = await askStore(server, person, more)
  if (answer.status !== 201) throw new Error(`${person.name} cannot ask: ${answer.text}`)
  return answer.body.id
}

/** How the store can be asked, and what was asked. */
export async function helpOf(server: Server, { roomId, token }: Person): Promise<Help> {
  return (await ask<Help>(server, `GET /rooms/${roomId}/help`, { token })).body
}

/** The states of what a room asked, the newest first. */
export async function statesOf(server: Server, person: Person): Promise<readonly string[]> {
  return (await helpOf(server, person)).requests.map(({ state }) => state)
}

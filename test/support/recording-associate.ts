// An associate of the demo shop as a program: signs in, is on, claims, and records everything that comes to them.
import { io } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Desk, DemoStaff, ShownRoom, StaffSession } from '#shared/desk/contracts.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { HelpRequest } from '#shared/visits/help-request.ts'
import type { ScopePart } from '#shared/visits/scope.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { ask } from './api.ts'
import type { Person } from './people.ts'
import { RawConnection } from './raw-connection.ts'
import { until } from './until.ts'

type Server = { readonly url: string }

/** Asks the store, as a member. */
export async function askStore(
  server: Server,
  { roomId, token }: Person,
  { scope = ['product'], productId }: { scope?: readonly ScopePart[]; productId?: string } = {},
): Promise<HelpRequest> {
  const body = {
    ...{ topic: 'choosing', language: 'en', text: 'Is there a smaller one?', scope },
    about: productId === undefined ? {} : { productId },
  }
  const answer = await ask<HelpRequest>(server, `POST /rooms/${roomId}/help`, { token, body })
  if (answer.status !== 201) throw new Error(`The store could not be asked: ${answer.text}`)
  return answer.body
}

/** An associate at their desk. */
export class RecordingAssociate {
  readonly session: StaffSession
  /** Everything that came, as text, in order. */
  readonly heard: string[] = []
  desk: Desk | undefined
  /** What is shown on each visit. */
  readonly shown = new Map<string, ShownRoom>()
  readonly #server: Server
  readonly #socket: ReturnType<typeof io>

  private constructor(server: Server, session: StaffSession) {
    this.#server = server
    this.session = session
    this.#socket = io(`${server.url}/desk`, {
      ...{ auth: { token: session.token }, transports: ['websocket'], reconnection: false, forceNew: true },
    })
    this.#socket.onAny((name: string, ...said: unknown[]) => this.heard.push(JSON.stringify([name, ...said])))
    this.#socket.on('desk', (desk: Desk) => (this.desk = desk))
    this.#socket.on('shown', (shown: ShownRoom) => this.shown.set(shown.visitId, shown))
  }

  /** Somebody of the demo shop signs in and is on. @param nth which of them. */
  static async on(server: Server, nth = 0, role = 'associate'): Promise<RecordingAssociate> {
    const { body } = await ask<DemoStaff>(server, 'GET /desk/demo-staff?shop=demo')
    const staff = body.staff.filter((one) => one.role === role)[nth]
    if (!staff) throw new Error(`The demo shop has no ${role} ${nth}`)
    const signedIn = await ask<StaffSession>(server, 'POST /desk/demo-sign-in', {
      body: { shop: 'demo', staff: staff.id },
    })
    const associate = new RecordingAssociate(server, signedIn.body)
    onTestFinished(() => associate.close())
    await associate.say('PATCH /desk', { availability: 'on' })
    await until('the desk', () => associate.desk?.availability === 'on')
    return associate
  }

  get id(): string {
    return this.session.me.id
  }

  /** As a person of the room, for connections at documents. */
  in(roomId: string): Person {
    return { name: this.session.me.name, memberId: this.id, roomId, token: this.session.token }
  }

  /** Calls the API; the answer is recorded. */
  async say<Body = unknown>(route: string, body?: unknown) {
    const answer = await ask<Body>(this.#server, route, {
      token: this.session.token,
      ...(body === undefined ? {} : { body }),
    })
    this.heard.push(answer.text)
    return answer
  }

  /** Reads all that a supervisor may read; the answers are recorded. */
  async readsBoard(): Promise<void> {
    const figures = ['waiting', 'offered', 'claimed', 'left', 'asked', 'counted', 'answered', 'suggested'] as const
    for (const path of ['board', 'board/people', 'board/ratings', 'figures', 'figures?format=csv', 'figures?by=day'])
      await this.say(`GET /desk/${path}`)
    for (const figure of figures) await this.say(`GET /desk/figures/conversations?figure=${figure}`)
  }

  /** Claims a request. @returns the visit. */
  async claim(request: { readonly id: string }): Promise<string> {
    const claimed = await this.say<{ visitId: string }>(`POST /desk/requests/${request.id}/claim`)
    if (claimed.status >= 300) throw new Error(`The request could not be claimed: ${claimed.text}`)
    return claimed.body.visitId
  }

  /** Connects to the document of a visit. */
  visit(roomId: string, visit: string): Promise<RawConnection> {
    return RawConnection.open(this.#server.url, this.in(roomId), visitDocument(visit))
  }

  /** Tries to open a document. @returns the close code with which that was refused. */
  async refusedAt(roomId: string, document: DocumentName): Promise<number | undefined> {
    const knock = RawConnection.knock(this.#server.url, this.in(roomId), undefined, document)
    await knock.until(() => knock.closeCode !== undefined)
    return knock.closeCode
  }

  /** Waits until what is shown on a visit is as it should be. */
  async until(visit: string, isSo: (shown: ShownRoom) => boolean): Promise<ShownRoom> {
    const shown = () => this.shown.get(visit)
    await until('what is shown on the visit', () => {
      const now = shown()
      return now !== undefined && isSo(now)
    })
    return shown() as ShownRoom
  }

  close(): void {
    this.#socket.disconnect()
  }
}

// A room with three lines in its cart and people who decide about them, each with a device on the people channel.
import type { StoredEvent } from '#shared/events/event.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import { ask } from './api.ts'
import { join, openRoom } from './people.ts'
import type { Host, Person } from './people.ts'
import { PeopleSocket } from './people-socket.ts'
import { RawConnection } from './raw-connection.ts'
import { until } from './until.ts'

/** The lines of the cart. */
export const lines = ['boot:walnut-39', 'runner:fog-39', 'sandal:sun-39'] as const
const [boot, runner] = lines

/** Somebody in the room, and their device. */
export interface Decider extends Person {
  readonly device: PeopleSocket
}

export interface DecisionRoom {
  readonly server: { readonly url: string }
  readonly id: string
  readonly ana: Decider & Host
  readonly ben: Decider
  readonly cleo: Decider
  /** A connection of Ana's at the cart. */
  readonly connection: RawConnection
  /** Opens a decision of Ana's between boot and runner, in which all three vote, unless said otherwise. */
  open(more?: Partial<CommandRequest<'decision.open'>>): Promise<string>
  /** Lets somebody in with a role. */
  letIn(name: string, role: 'shopper' | 'advisor' | 'viewer'): Promise<Decider>
}

/** Ana, the host, with Ben and Cleo, who are shoppers. */
export async function decisionRoom(server: { readonly url: string }): Promise<DecisionRoom> {
  const host = await openRoom(server.url, 'Ana')
  const ana = { ...host, device: await PeopleSocket.open(server, host) }
  const comes = async (code: string, name: string): Promise<Decider> => {
    const person = await join(server.url, code, name)
    return { ...person, device: await PeopleSocket.open(server, person) }
  }
  const [ben, cleo] = [await comes(host.code, 'Ben'), await comes(host.code, 'Cleo')]
  const connection = await RawConnection.open(server.url, ana)
  await addLines(connection, ana)
  const usual = {
    question: 'Which ones?',
    candidates: [boot, runner],
    voters: [ana, ben, cleo].map(({ memberId }) => memberId),
    rule: 'most',
    blind: false,
  } as const
  return {
    server,
    id: host.roomId,
    ana,
    ben,
    cleo,
    connection,
    open: async (more = {}) => (await ana.device.granted('decision.open', request({ ...usual, ...more }))).decision,
    letIn: async (name, role) => comes(await invitation(server, ana, role), name),
  }
}

/** A request as it is typed: the lists are copied. */
export function request(
  from: Omit<CommandRequest<'decision.open'>, 'candidates' | 'voters'> & {
    readonly candidates: readonly string[]
    readonly voters: readonly string[]
  },
): CommandRequest<'decision.open'> {
  return { ...from, candidates: [...from.candidates], voters: [...from.voters] }
}

/** The code of an invitation with a role. */
export async function invitation(server: { readonly url: string }, host: Person, role: string): Promise<string> {
  const answer = await ask<{ code: string }>(server, `POST /rooms/${host.roomId}/invitations`, {
    token: host.token,
    body: { role },
  })
  return answer.body.code
}

/** Puts the three lines into the cart. */
export async function addLines(connection: RawConnection, { memberId }: Person): Promise<void> {
  const answer = await connection.write((doc) => {
    for (const variantId of lines) {
      const productId = variantId.slice(0, variantId.indexOf(':'))
      doc.getMap('lines').set(variantId, { productId, variantId, by: memberId, at: Date.now() })
    }
  })
  if (!answer.saved) throw new Error(`the lines were refused: ${JSON.stringify(answer)}`)
}

/** Waits for the outcome of a decision, as a connection sees it. */
export async function outcomeOf(connection: RawConnection, decision: string): Promise<Record<string, unknown>> {
  await until('the decision to close', () => connection.record('outcomes', decision) !== undefined)
  return connection.record('outcomes', decision) as Record<string, unknown>
}

/** The whole history of a room. */
export async function historyOf(server: { readonly url: string }, person: Person): Promise<readonly StoredEvent[]> {
  const all: StoredEvent[] = []
  for (let after = 0; ;) {
    const path = `GET /rooms/${person.roomId}/history?limit=200&after=${after}`
    const { body } = await ask<{ events: StoredEvent[] }>(server, path, { token: person.token })
    all.push(...body.events)
    const last = body.events.at(-1)
    if (!last || body.events.length < 200) return all
    after = last.seq
  }
}

// Questions as people ask them, over the document channel.
import { onTestFinished } from 'vitest'
import type { Person } from './people.ts'
import { RawSeat } from './raw-seat.ts'

/** What is asked. */
export interface AskedQuestion {
  readonly text: string
  readonly askedOf?: readonly string[]
  readonly dueAt?: number
  readonly subject?: string
}

/** Asks a question in its own thread. @returns the seat it was asked from. */
export async function askQuestion(
  server: { readonly url: string },
  by: Person,
  id: string,
  { text, askedOf, dueAt, subject = 'product:ridge-boot' }: AskedQuestion,
): Promise<RawSeat> {
  const seat = await annotationsOf(server, by)
  const at = Date.now()
  const asked = { ...(askedOf ? { askedOf: [...askedOf] } : {}), ...(dueAt === undefined ? {} : { dueAt }) }
  await written(seat, (root) => {
    root('threads').set(id, { subject, kind: 'question', by: by.memberId, at, ...asked })
    root('messages').set(`${id}/first`, { by: by.memberId, at, text })
  })
  return seat
}

/** A seat at a room's annotations, gone with the test. */
export async function annotationsOf(server: { readonly url: string }, person: Person): Promise<RawSeat> {
  const seat = await RawSeat.open(server.url, person, 'annotations')
  onTestFinished(() => seat.close())
  return seat
}

/** Says something in a thread. */
export async function say(
  seat: RawSeat,
  by: Person,
  key: string,
  said: { readonly text: string; readonly replyTo?: string; readonly mentions?: readonly string[] },
): Promise<void> {
  await written(seat, (root) =>
    root('messages').set(key, {
      by: by.memberId,
      at: Date.now(),
      ...said,
      ...(said.mentions ? { mentions: [...said.mentions] } : {}),
    }),
  )
}

/** Settles a question. */
export async function settle(seat: RawSeat, by: Person, id: string): Promise<void> {
  await written(seat, (root) => root('threadStates').set(id, { state: 'resolved', by: by.memberId, at: Date.now() }))
}

/** The texts of a thread, as a seat sees them, by message. */
export function textsOf(seat: RawSeat, thread: string): Record<string, string> {
  const messages = [...seat.doc.getMap<{ text: string }>('messages')].filter(([key]) => key.startsWith(`${thread}/`))
  return Object.fromEntries(messages.map(([key, { text }]) => [key.slice(thread.length + 1), text]))
}

async function written(
  seat: RawSeat,
  write: (root: (name: string) => { set(key: string, value: object): unknown }) => void,
): Promise<void> {
  const answer = await seat.write((doc) => write((name) => doc.getMap<object>(name)))
  if (!answer.saved) throw new Error(`refused: ${JSON.stringify(answer)}`)
}

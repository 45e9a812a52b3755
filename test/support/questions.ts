// Questions as people ask them, over the document channel.
import { onTestFinished } from 'vitest'
import type { Person } from './people.ts'
import { RawConnection } from './raw-connection.ts'

/** What is asked. */
export interface AskedQuestion {
  readonly text: string
  readonly askedOf?: readonly string[]
  readonly dueAt?: number
  readonly subject?: string
}

/** Asks a question in its own thread. @returns the connection it was asked from. */
export async function askQuestion(
  server: { readonly url: string },
  by: Person,
  id: string,
  { text, askedOf, dueAt, subject = 'product:ridge-boot' }: AskedQuestion,
): Promise<RawConnection> {
  const connection = await annotationsOf(server, by)
  const at = Date.now()
  const asked = { ...(askedOf ? { askedOf: [...askedOf] } : {}), ...(dueAt === undefined ? {} : { dueAt }) }
  await written(connection, (root) => {
    root('threads').set(id, { subject, kind: 'question', by: by.memberId, at, ...asked })
    root('messages').set(`${id}/first`, { by: by.memberId, at, text })
  })
  return connection
}

/** A connection at a room's annotations, gone with the test. */
export async function annotationsOf(server: { readonly url: string }, person: Person): Promise<RawConnection> {
  const connection = await RawConnection.open(server.url, person, 'annotations')
  onTestFinished(() => connection.close())
  return connection
}

/** Says something in a thread. */
export async function say(
  connection: RawConnection,
  by: Person,
  key: string,
  said: { readonly text: string; readonly replyTo?: string; readonly mentions?: readonly string[] },
): Promise<void> {
  await written(connection, (root) =>
    root('messages').set(key, {
      by: by.memberId,
      at: Date.now(),
      ...said,
      ...(said.mentions ? { mentions: [...said.mentions] } : {}),
    }),
  )
}

/** Puts a comment on a product. */
export async function pin(
  connection: RawConnection,
  by: Person,
  id: string,
  { text, mentions }: { readonly text: string; readonly mentions?: readonly string[] },
): Promise<void> {
  const anchor = { on: 'variant', variantId: 'ridge-boot:walnut-39' }
  await written(connection, (root) =>
    root('pins').set(id, {
      anchor,
      text,
      ...(mentions ? { mentions: [...mentions] } : {}),
      by: by.memberId,
      at: Date.now(),
    }),
  )
}

/** Puts other words in the place of a message's or a pin's. */
export async function reword(
  connection: RawConnection,
  [name, key]: readonly ['messages' | 'pins', string],
  words: { readonly text: string; readonly mentions?: readonly string[]; readonly editedAt?: number },
): Promise<void> {
  await written(connection, (root) => {
    const { mentions: _before, ...said } = root(name).get(key) as Record<string, unknown>
    root(name).set(key, { ...said, ...words })
  })
}

/** Settles a question. */
export async function settle(connection: RawConnection, by: Person, id: string): Promise<void> {
  await written(connection, (root) =>
    root('threadStates').set(id, { state: 'resolved', by: by.memberId, at: Date.now() }),
  )
}

/** The texts of a thread, as a connection sees them, by message. */
export function textsOf(connection: RawConnection, thread: string): Record<string, string> {
  const messages = [...connection.doc.getMap<{ text: string }>('messages')].filter(([key]) =>
    key.startsWith(`${thread}/`),
  )
  return Object.fromEntries(messages.map(([key, { text }]) => [key.slice(thread.length + 1), text]))
}

async function written(
  connection: RawConnection,
  write: (root: (name: string) => { get(key: string): unknown; set(key: string, value: object): unknown }) => void,
): Promise<void> {
  const answer = await connection.write((doc) => write((name) => doc.getMap<object>(name)))
  if (!answer.saved) throw new Error(`refused: ${JSON.stringify(answer)}`)
}

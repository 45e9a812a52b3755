// A shop's address with a feed at it, as tests play it.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Answers one request. */
export type FeedAnswer = (request: IncomingMessage, response: ServerResponse) => void

export interface FeedAddress {
  readonly url: string
  /** What is answered from now on. */
  answers(answer: FeedAnswer): void
  /** The headers of each request so far. */
  readonly asked: readonly IncomingMessage['headers'][]
}

/** Opens an address on this machine, which a server that is being developed may ask. Call it inside a test. */
export async function feedAddress(first: FeedAnswer): Promise<FeedAddress> {
  let answer = first
  const asked: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    asked.push(request.headers)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/feed.xml`, asked, answers: (next) => (answer = next) }
}

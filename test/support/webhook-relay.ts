// Between LiveKit and the server: passes webhooks on, or holds, doubles and drops them as a network does.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A webhook as LiveKit sent it. */
export interface Webhook {
  readonly event: string
  readonly id: string
  readonly body: string
  readonly authorization: string
}

/** What becomes of a webhook. */
export type Fate = 'pass' | 'drop' | 'twice' | 'hold'

/** A relay of webhooks. */
export interface WebhookRelay {
  /** Where LiveKit sends them. */
  readonly url: string
  /** Everything that came, in order. */
  readonly came: readonly Webhook[]
  /** Decides from here on. */
  decide(fate: (webhook: Webhook) => Fate): void
  /** Where they go on to. */
  to(server: { readonly url: string }): void
  /** Sends one. @returns the status of the answer. */
  send(webhook: Pick<Webhook, 'body' | 'authorization'>): Promise<number>
  /** Sends what was held, the latest first. */
  release(): Promise<void>
}

/** Opens it; closed with the test. */
export async function webhookRelay(): Promise<WebhookRelay> {
  const came: Webhook[] = []
  const held: Webhook[] = []
  let fateOf: (webhook: Webhook) => Fate = () => 'pass'
  let target: string | undefined
  const send: WebhookRelay['send'] = async ({ body, authorization }) => {
    if (target === undefined) return 0
    const headers = { authorization, 'content-type': 'application/webhook+json' }
    return (await fetch(`${target}/api/v1/calls/livekit`, { method: 'POST', headers, body })).status
  }
  const take = async (webhook: Webhook) => {
    came.push(webhook)
    const fate = fateOf(webhook)
    if (fate === 'hold') held.push(webhook)
    if (fate === 'pass' || fate === 'twice') await send(webhook)
    if (fate === 'twice') await send(webhook)
  }
  const relay = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      const { event, id } = JSON.parse(body) as Webhook
      const webhook = { event, id, body, authorization: request.headers.authorization ?? '' }
      // LiveKit sends the next one once this is answered.
      void take(webhook)
        .catch(() => {})
        .then(() => response.end())
    })
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    relay.close().closeAllConnections()
  })
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}/`,
    came,
    decide: (fate) => (fateOf = fate),
    to: ({ url }) => (target = url),
    send,
    release: async () => {
      for (const webhook of held.splice(0).toReversed()) await send(webhook)
    },
  }
}

// An associate with a phone that takes push messages while no page is open.
import type { DeskDevice, StaffAttention, StaffPush } from '#shared/desk/attention.ts'
import type { StaffSession } from '#shared/desk/contracts.ts'
import { ask } from './api.ts'
import type { Associate } from './desk.ts'
import { openPushService } from './push-service.ts'
import type { TestServer } from './server.ts'
import { until } from './until.ts'

/** What a server needs to push. */
export const pushing = { VAPID_SUBJECT: 'mailto:hello@shop.example' }

/** A phone of an associate. */
export interface StaffPhone {
  readonly device: DeskDevice
  /** What came to it, in order. */
  readonly came: () => readonly StaffPush[]
  /** Waits until so many messages have come. */
  untilCame(count: number): Promise<readonly StaffPush[]>
  /** What its push service answers from now on. */
  answer(status: number): void
  /** A token for its worker. */
  token(): Promise<string>
}

/** Sets something about how an associate is called. */
export async function setAttention(server: TestServer, { token }: Associate, body: object): Promise<StaffAttention> {
  const answer = await ask<StaffAttention>(server, 'PATCH /desk/attention', { token, body })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body
}

/** Gives an associate a phone. */
export async function phoneOf(server: TestServer, { token }: Associate, language = 'en'): Promise<StaffPhone> {
  const { offered } = (await ask<StaffAttention>(server, 'GET /desk/attention', { token })).body
  const service = await openPushService(offered?.publicKey ?? '')
  const added = await ask<DeskDevice>(server, 'POST /desk/devices', {
    token,
    body: { ...service.subscription, language },
  })
  if (added.status !== 201) throw new Error(`The phone was not taken: ${added.text}`)
  const came = () => service.pushed.map(({ notification }) => notification as unknown as StaffPush)
  return {
    device: added.body,
    came,
    answer: (status) => (service.status = status),
    async untilCame(count) {
      await until(`${count} messages`, () => came().length >= count)
      return came()
    },
    async token() {
      const { id, secret } = added.body
      const renewed = await ask<StaffSession>(server, `POST /desk/devices/${id}/session`, { body: { secret } })
      if (renewed.status !== 200) throw new Error(renewed.text)
      return renewed.body.token
    },
  }
}

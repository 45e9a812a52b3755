// Push messages to associates, by the machine that sends those to members.
import type { StaffPush } from '#shared/desk/attention.ts'
import type { Pushes, QuietUntil } from './attention/ports.ts'
import { minutesOf, quietUntil } from './notifications/local-time.ts'
import type { PushChannel } from './notifications/push-channel.ts'

/** Sends to associates; undefined where this server sends no push messages. */
export function staffPushes(channel: PushChannel | undefined): Pushes | undefined {
  return (
    channel && {
      publicKey: channel.publicKey,
      whyNot: (subscription) => channel.whyNot(subscription),
      async send(device, message: StaffPush, keptSeconds) {
        // Of a call and its end the service delivers what is newer.
        const topic = message.tag.replaceAll(/[^\w-]/g, '').slice(-32)
        const sent = await channel.sendText(device, JSON.stringify(message), { topic, keptSeconds, urgency: 'high' })
        return { isGone: sent.kind === 'gone' }
      },
    }
  )
}

/** The end of the quiet hours of an associate. */
export const staffQuietUntil: QuietUntil = (at, timeZone, quiet) =>
  quietUntil(at, timeZone, quiet ? { from: minutesOf(quiet.from), to: minutesOf(quiet.to) } : undefined)

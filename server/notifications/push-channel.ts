// Sends notices to browsers by web push (RFC 8030), encrypted for the one browser (RFC 8291) and signed by this server (RFC 8292).
import webPush from 'web-push'
import { shortened } from '#shared/cut-text.ts'
import type { SubscribePush } from '#shared/notifications/contracts.ts'
import type { PushedNotification } from '#shared/notifications/notification.ts'
import { postOutside, whyNotAsk } from '../identity/fetch-outside.ts'
import type { OutsideRules } from '../identity/fetch-outside.ts'
import type { PushDeviceRow } from './receivers.ts'
import type { Sent } from './sent.ts'
import type { VapidKeys } from './vapid-keys.ts'

/** How long a push service keeps a message for a browser that is away, seconds. */
const keptSeconds = 86_400
/** A service takes 4096 bytes at least; encryption adds some, and so may languages. */
const maxTextLength = 240

export class PushChannel {
  readonly publicKey: string
  readonly #vapid: VapidKeys & { readonly subject: string }
  readonly #rules: OutsideRules

  constructor(vapid: VapidKeys & { readonly subject: string }, rules: OutsideRules) {
    this.publicKey = vapid.publicKey
    this.#vapid = vapid
    this.#rules = rules
  }

  /** Why messages may not be sent to a browser, in a sentence; undefined where they may. */
  whyNot({ endpoint, keys }: SubscribePush): string | undefined {
    const no = whyNotAsk(endpoint, this.#rules)
    if (no !== undefined) return `endpoint: ${no}`
    return canEncryptFor(keys) ? undefined : 'keys: Nothing can be encrypted for these.'
  }

  async send(device: PushDeviceRow, notification: PushedNotification): Promise<Sent> {
    const { endpoint, p256dh, auth } = device
    const text = { ...notification, title: short(notification.title), body: short(notification.body) }
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(text), {
      vapidDetails: this.#vapid,
      TTL: keptSeconds,
      // A service that still holds the first of two that are the same delivers one.
      topic: notification.id,
      urgency: notification.meaning === 'digest' ? 'low' : 'high',
    })
    try {
      const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]))
      return outcomeOf(await postOutside(endpoint, { headers, body: details.body ?? Buffer.alloc(0) }, this.#rules))
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException
      // Each browser has a service of its own: one that cannot be reached says nothing of the others.
      return { kind: 'later', isDown: false, why: code ?? 'unreachable' }
    }
  }
}

function outcomeOf({ status, retryAfter }: { status: number; retryAfter: string | undefined }): Sent {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter)
    return {
      kind: 'later',
      isDown: false,
      why: String(status),
      ...(seconds > 0 ? { afterMs: Math.min(seconds, 86_400) * 1000 } : {}),
    }
  }
  return { kind: 'failed', why: String(status) }
}

/** Found out now rather than whenever something is to be sent. */
function canEncryptFor({ p256dh, auth }: SubscribePush['keys']): boolean {
  try {
    webPush.encrypt(p256dh, auth, 'x', 'aes128gcm')
    return true
  } catch {
    return false
  }
}

function short(text: string): string {
  return shortened(text, maxTextLength)
}

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

/** Where a message goes. */
export type PushTarget = Pick<PushDeviceRow, 'endpoint' | 'p256dh' | 'auth'>

/** How a push service is to treat a message. */
export interface PushManner {
  /** A service that still holds the first of two of the same topic delivers one. At most 32 letters of base64url. */
  readonly topic: string
  /** How long it is kept for a browser that is away. */
  readonly keptSeconds: number
  readonly urgency: 'low' | 'high'
}

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

  send(device: PushTarget, notification: PushedNotification): Promise<Sent> {
    const text = { ...notification, title: short(notification.title), body: short(notification.body) }
    const urgency = notification.meaning === 'digest' ? 'low' : 'high'
    return this.sendText(device, JSON.stringify(text), { topic: notification.id, keptSeconds, urgency })
  }

  /** Sends any text, of at most some 3,000 bytes. */
  async sendText(
    { endpoint, p256dh, auth }: PushTarget,
    text: string,
    { topic, keptSeconds: TTL, urgency }: PushManner,
  ): Promise<Sent> {
    const how = { vapidDetails: this.#vapid, TTL, topic, urgency }
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, how)
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

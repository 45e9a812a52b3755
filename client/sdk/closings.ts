// What the client does after a connection was closed: reconnect, renew the token, start over with a fresh copy, or stop.
import { isRefusalCode, refusal } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import type { Closing } from './wire.ts'

/** What to do after a closing. */
export type Consequence =
  | { readonly then: 'reconnect' }
  | { readonly then: 'renew' }
  | { readonly then: 'start-over'; readonly refusal: Refusal }
  | { readonly then: 'end'; readonly refusal: Refusal }

/** Refusals after which this membership cannot reconnect. */
const endings: ReadonlySet<RefusalCode> = new Set([
  'removed',
  'session-ended',
  'room-closed',
  'room-damaged',
  'no-such-room',
  'no-such-document',
  'token-missing',
])

/** Whether the refusal ends the stay in the room. */
export function isEnding(code: RefusalCode): boolean {
  return endings.has(code)
}

/** Decides by close code and refusal. */
export function consequenceOf(closing: Closing): Consequence {
  const why = closing.refusal ?? (isRefusalCode(closing.reason) ? refusal(closing.reason) : undefined)
  // The WebSocket layer itself closes with 1009 for a frame that is too big; it would be as big the next time.
  if (closing.code === 1009) return { then: 'start-over', refusal: refusal('update-too-large') }
  if (closing.code < 4400 || closing.code > 4499) return { then: 'reconnect' }
  if (closing.code === 4401 && why?.code !== 'session-ended') return { then: 'renew' }
  if (why && isEnding(why.code)) return { then: 'end', refusal: why }
  switch (closing.code) {
    case 4404:
      return { then: 'end', refusal: why ?? refusal('no-such-room') }
    case 4410:
      return { then: 'end', refusal: why ?? refusal('room-closed') }
    case 4403:
      // A refusal that names no update concerns the access: renewing the token tells whether it ended.
      return why ? { then: 'start-over', refusal: why } : { then: 'renew' }
    case 4413:
      return { then: 'start-over', refusal: why ?? refusal('update-too-large') }
    default:
      return { then: 'start-over', refusal: why ?? refusal('malformed') }
  }
}

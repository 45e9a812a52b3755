// What a closed connection asks of the client: come back, renew the token, start over with a fresh copy, or stop.
import { isRefusalCode, refusal } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import type { Closing } from './wire.ts'

/** See above. */
export type Consequence =
  | { readonly then: 'come-back' }
  | { readonly then: 'renew' }
  | { readonly then: 'start-over'; readonly refusal: Refusal }
  | { readonly then: 'end'; readonly refusal: Refusal }

/** Refusals after which there is no way back with this membership. */
const endings: ReadonlySet<RefusalCode> = new Set([
  'removed',
  'session-ended',
  'room-closed',
  'no-such-room',
  'no-such-document',
  'token-missing',
])

/** Whether the refusal ends the stay in the room. */
export function isEnding(code: RefusalCode): boolean {
  return endings.has(code)
}

/** Reads a closing. */
export function consequenceOf(closing: Closing): Consequence {
  const why = closing.refusal ?? (isRefusalCode(closing.reason) ? refusal(closing.reason) : undefined)
  // What the WebSocket protocol says, without a word of ours, of a frame that is too big; it would be as big the next time.
  if (closing.code === 1009) return { then: 'start-over', refusal: refusal('update-too-large') }
  if (closing.code < 4400 || closing.code > 4499) return { then: 'come-back' }
  if (closing.code === 4401 && why?.code !== 'session-ended') return { then: 'renew' }
  if (why && isEnding(why.code)) return { then: 'end', refusal: why }
  switch (closing.code) {
    case 4404:
      return { then: 'end', refusal: why ?? refusal('no-such-room') }
    case 4410:
      return { then: 'end', refusal: why ?? refusal('room-closed') }
    case 4403:
      // Without a word on which update it was, it is the access: renewing tells whether it ended.
      return why ? { then: 'start-over', refusal: why } : { then: 'renew' }
    case 4413:
      return { then: 'start-over', refusal: why ?? refusal('update-too-large') }
    default:
      return { then: 'start-over', refusal: why ?? refusal('malformed') }
  }
}

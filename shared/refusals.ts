// The closed list of every "no": its code fixes the HTTP status, the WebSocket close code, the sentence a person reads,
// and whether trying again can help. Close codes 4400–4499 tell a stock y-websocket client to stop, all others to come back.
import { calls } from './refusals/calls.ts'
import { desk } from './refusals/desk.ts'
import { deskTools } from './refusals/desk-tools.ts'
import { feeds } from './refusals/feeds.ts'
import { files } from './refusals/files.ts'
import type { RefusalMeaning } from './refusals/meaning.ts'
import { records } from './refusals/records.ts'
import { rooms } from './refusals/rooms.ts'
import { service } from './refusals/service.ts'
import { signingIn } from './refusals/signing-in.ts'

/** Every refusal there is, by its code. */
export const refusals = {
  ...service,
  ...signingIn,
  ...rooms,
  ...records,
  ...files,
  ...feeds,
  ...desk,
  ...calls,
  ...deskTools,
} as const satisfies Record<string, RefusalMeaning>

/** One of the codes of `refusals`. */
export type RefusalCode = keyof typeof refusals

/** Why something was refused, in a form that can be sent. */
export interface Refusal {
  readonly code: RefusalCode
  /** What exactly did not fit, for the person or program that asked; never internals, never a secret. */
  readonly detail?: string
  /** The record that was refused, where it is about one. */
  readonly root?: string
  readonly key?: string
}

/** Builds a refusal; `more` says what exactly it is about. */
export function refusal(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...more }
}

/** What the code means: status, close code, sentence, retry. */
export function meaningOf(code: RefusalCode): RefusalMeaning {
  return refusals[code]
}

/** Whether a text is one of the codes. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(refusals, text)
}

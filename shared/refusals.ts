// The closed list of every "no": its code fixes the HTTP status, the WebSocket close code, the sentence a person reads,
// and whether trying again can help. Close codes 4400–4499 tell a stock y-websocket client to stop, all others to come back.

interface RefusalMeaning {
  readonly status: number
  /** Absent where the refusal can only be met over HTTP. */
  readonly close?: number
  readonly sentence: string
  readonly retry: boolean
}

/** Every refusal there is, by its code. */
export const refusals = {
  'malformed': {
    status: 400,
    close: 4400,
    retry: false,
    sentence: 'This request could not be understood. Nothing was changed.',
  },
  'not-json': { status: 400, retry: false, sentence: 'The body is not valid JSON. Nothing was changed.' },
  'invalid': { status: 422, retry: false, sentence: 'Some of what was sent does not fit. Nothing was changed.' },
  'token-missing': { status: 401, close: 4401, retry: false, sentence: 'Sign in or join the room first.' },
  'token-invalid': {
    status: 401,
    close: 4401,
    retry: false,
    sentence: 'This sign-in is not valid here. Join the room again.',
  },
  'session-ended': {
    status: 401,
    close: 4401,
    retry: false,
    sentence: 'This device was signed out. Join the room again.',
  },
  'token-expired': { status: 401, close: 4401, retry: true, sentence: 'The sign-in ran out and has to be renewed.' },
  'token-wrong-room': { status: 401, close: 4401, retry: false, sentence: 'This sign-in belongs to another room.' },
  'token-wrong-audience': {
    status: 401,
    close: 4401,
    retry: false,
    sentence: 'This sign-in was made for something else.',
  },
  'token-algorithm': {
    status: 401,
    close: 4401,
    retry: false,
    sentence: 'This sign-in is signed in a way that is not accepted.',
  },
  'token-unknown-key': {
    status: 401,
    close: 4401,
    retry: true,
    sentence: 'This sign-in was signed with a key that is no longer used. It has to be renewed.',
  },
  'key-revoked': { status: 401, retry: false, sentence: 'This key was revoked.' },
  'identity-invalid': { status: 401, retry: false, sentence: 'The shop’s word for who you are could not be verified.' },
  'identity-expired': { status: 401, retry: false, sentence: 'Your sign-in at the shop ran out. Sign in there again.' },
  'identity-wrong-audience': {
    status: 401,
    retry: false,
    sentence: 'This sign-in of the shop was made for something else.',
  },
  'identity-wrong-issuer': { status: 401, retry: false, sentence: 'This sign-in was not made by this shop.' },
  'identity-algorithm': {
    status: 401,
    retry: false,
    sentence: 'This sign-in of the shop is signed in a way that is not accepted.',
  },
  'identity-unknown-key': {
    status: 401,
    retry: true,
    sentence: 'This sign-in of the shop is signed with a key that is not known.',
  },
  'role-may-not': { status: 403, close: 4403, retry: false, sentence: 'Your role in this room does not allow that.' },
  'scope-missing': { status: 403, retry: false, sentence: 'This key may not do that.' },
  'not-your-record': {
    status: 403,
    close: 4403,
    retry: false,
    sentence: 'Only the person it belongs to may change that.',
  },
  'record-fixed': { status: 403, close: 4403, retry: false, sentence: 'That cannot be changed any more.' },
  'server-only': { status: 403, close: 4403, retry: false, sentence: 'Only the shop itself may write that.' },
  'forged-author': { status: 403, close: 4403, retry: false, sentence: 'That was written in another person’s name.' },
  'not-asked': {
    status: 403,
    close: 4403,
    retry: false,
    sentence: 'Only who asked, who was asked, or the host may do that.',
  },
  'not-a-voter': { status: 403, close: 4403, retry: false, sentence: 'This decision is for others to make.' },
  'removed': { status: 403, close: 4403, retry: false, sentence: 'You are no longer in this room.' },
  'origin-not-allowed': { status: 403, retry: false, sentence: 'This website may not use this shop’s rooms.' },
  'sign-in-needed': { status: 403, retry: false, sentence: 'This shop asks you to sign in first.' },
  'no-such-room': { status: 404, close: 4404, retry: false, sentence: 'There is no such room.' },
  'no-such-document': { status: 404, close: 4404, retry: false, sentence: 'There is no such document in this room.' },
  'no-such-invitation': { status: 404, retry: false, sentence: 'This invitation does not exist. Ask for a new link.' },
  'no-such-member': { status: 404, retry: false, sentence: 'There is nobody by that id in this room.' },
  'no-such-session': { status: 404, retry: false, sentence: 'None of your devices is signed in like that.' },
  'no-such-product': { status: 404, retry: false, sentence: 'This shop has no such product.' },
  'no-such-shop': { status: 404, retry: false, sentence: 'There is no such shop.' },
  'no-such-key': { status: 404, retry: false, sentence: 'This shop has no such key.' },
  'not-found': { status: 404, retry: false, sentence: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, retry: false, sentence: 'This address does not take that method.' },
  'no-such-decision': { status: 404, close: 4403, retry: false, sentence: 'There is no such decision in this room.' },
  'no-such-line': { status: 404, retry: false, sentence: 'That is not in the cart.' },
  'decision-closed': {
    status: 409,
    close: 4403,
    retry: false,
    sentence: 'This decision is closed. Votes no longer count.',
  },
  'too-many-decisions': {
    status: 409,
    retry: false,
    sentence: 'There are as many open decisions as a room can have. Close one first.',
  },
  'deadline-past': { status: 422, retry: false, sentence: 'That moment has passed. Choose a later one.' },
  'blind-ballot': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'This vote is secret and cannot be given in the open.',
  },
  'not-a-question': { status: 422, close: 4403, retry: false, sentence: 'Only a question can be resolved.' },
  'spotlight-taken': { status: 409, retry: true, sentence: 'Somebody else is showing something just now.' },
  'no-spotlight': { status: 409, retry: false, sentence: 'Nobody is showing anything any more.' },
  'last-host': { status: 409, retry: false, sentence: 'A room needs a host. Make somebody else host first.' },
  'room-full': { status: 409, retry: false, sentence: 'This room has as many members as a room can have.' },
  'identity-taken': { status: 409, retry: false, sentence: 'You are in this room already, as another member.' },
  'member-taken': { status: 409, retry: false, sentence: 'This membership belongs to another customer of the shop.' },
  'too-many-keys': {
    status: 409,
    retry: false,
    sentence: 'This shop has as many keys as a shop can have. Revoke one first.',
  },
  'idempotency-mismatch': {
    status: 422,
    retry: false,
    sentence: 'This Idempotency-Key was used for a different request.',
  },
  'idempotency-busy': { status: 409, retry: true, sentence: 'The same request is still being worked on.' },
  'room-closed': { status: 410, close: 4410, retry: false, sentence: 'This room has been closed.' },
  'invitation-revoked': { status: 410, retry: false, sentence: 'This invitation was ended. Ask for a new link.' },
  'invitation-expired': { status: 410, retry: false, sentence: 'This invitation has expired. Ask for a new link.' },
  'invitation-used-up': {
    status: 410,
    retry: false,
    sentence: 'This invitation was used as often as it may be. Ask for a new link.',
  },
  'link-invalid': { status: 404, retry: false, sentence: 'This link does not lead anywhere. Ask for a new one.' },
  'link-expired': { status: 410, retry: false, sentence: 'This link has expired. Ask for a new one.' },
  'link-revoked': { status: 410, retry: false, sentence: 'This link was taken back. Ask for a new one.' },
  'no-such-link': { status: 404, retry: false, sentence: 'There is no such link in this room.' },
  'too-many-invitations': {
    status: 409,
    retry: false,
    sentence: 'This room has as many open links as a room can have. End one first.',
  },
  'too-many-links': {
    status: 409,
    retry: false,
    sentence: 'There are as many links for this person as there can be. Take one back first.',
  },
  'no-such-question': { status: 404, retry: false, sentence: 'There is no such question in this room.' },
  'question-resolved': { status: 409, retry: false, sentence: 'This question is settled. It takes no more answers.' },
  'moment-not-kept': { status: 404, retry: false, sentence: 'The room’s past does not reach back that far.' },
  'moment-ahead': { status: 422, retry: false, sentence: 'That moment has not come yet.' },
  'channel-not-offered': { status: 422, retry: false, sentence: 'This server does not send notices that way.' },
  'too-large': { status: 413, close: 4413, retry: false, sentence: 'That is larger than what is accepted here.' },
  'update-too-large': {
    status: 413,
    close: 4413,
    retry: false,
    sentence: 'That change is too large. Make it in smaller steps.',
  },
  'document-full': {
    status: 413,
    close: 4403,
    retry: false,
    sentence: 'This room is full. Take something out first; reading goes on.',
  },
  'wrong-media-type': {
    status: 415,
    retry: false,
    sentence: 'The body is of a type that is not accepted here. Nothing was changed.',
  },
  'not-a-record': { status: 422, close: 4403, retry: false, sentence: 'That is not a change this room understands.' },
  'unknown-root': { status: 422, close: 4403, retry: false, sentence: 'This room keeps no such records.' },
  'bad-key': { status: 422, close: 4403, retry: false, sentence: 'That record has no proper name.' },
  'bad-value': { status: 422, close: 4403, retry: false, sentence: 'That value does not fit here.' },
  'identity-not-configured': {
    status: 422,
    retry: false,
    sentence: 'This shop has not said how its customers sign in.',
  },
  'clock-ahead': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'The clock of this device runs ahead. Set it right and try again.',
  },
  'dangling-update': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'That change builds on something that was never sent.',
  },
  'csv-column-missing': {
    status: 422,
    retry: false,
    sentence: 'The file lacks a column that is needed. Nothing was imported.',
  },
  'csv-rows-broken': { status: 422, retry: false, sentence: 'Some rows could not be read. Nothing was imported.' },
  'csv-unreadable': {
    status: 422,
    retry: false,
    sentence: 'This file could not be read as CSV. Nothing was imported.',
  },
  'too-many-requests': {
    status: 429,
    close: 4529,
    retry: true,
    sentence: 'That was a little too fast. Wait a moment.',
  },
  'too-slow': {
    status: 503,
    close: 4508,
    retry: true,
    sentence: 'This connection could not keep up and starts afresh.',
  },
  'storage-unavailable': {
    status: 503,
    close: 4503,
    retry: true,
    sentence: 'Nothing can be saved just now. What you see is kept here and sent again.',
  },
  'identity-unavailable': { status: 503, retry: true, sentence: 'The shop’s keys cannot be read just now.' },
  'node-restarting': {
    status: 503,
    close: 1012,
    retry: true,
    sentence: 'The server restarts. It will be back in a moment.',
  },
  /** Said by the SDK, never by a server: an edit that was offered again would have taken back what came after it. */
  'changed-meanwhile': {
    status: 409,
    retry: false,
    sentence: 'It was changed meanwhile, and the newer one stays.',
  },
  /** Said by the SDK, never by a server: there was no answer at all. */
  'offline': { status: 503, retry: true, sentence: 'There is no connection just now. Try again in a moment.' },
  'fault': {
    status: 500,
    close: 1011,
    retry: true,
    sentence: 'Something went wrong on our side. Nothing of yours was lost.',
  },
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

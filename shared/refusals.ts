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
  'invalid': { status: 422, retry: false, sentence: 'Some of what was sent is not valid. Nothing was changed.' },
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
  'token-expired': {
    status: 401,
    close: 4401,
    retry: true,
    sentence: 'This sign-in has expired and has to be renewed.',
  },
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
    sentence: 'This sign-in uses a signature that is not accepted.',
  },
  'token-unknown-key': {
    status: 401,
    close: 4401,
    retry: true,
    sentence: 'This sign-in was signed with a key that is no longer used. It has to be renewed.',
  },
  'key-revoked': { status: 401, retry: false, sentence: 'This key was revoked.' },
  'identity-invalid': { status: 401, retry: false, sentence: 'The shop could not confirm who you are.' },
  'identity-expired': {
    status: 401,
    retry: false,
    sentence: 'Your sign-in at the shop has expired. Sign in there again.',
  },
  'identity-wrong-audience': {
    status: 401,
    retry: false,
    sentence: 'This shop sign-in was made for something else.',
  },
  'identity-wrong-issuer': { status: 401, retry: false, sentence: 'This sign-in does not come from this shop.' },
  'identity-algorithm': {
    status: 401,
    retry: false,
    sentence: 'This shop sign-in uses a signature that is not accepted.',
  },
  'identity-unknown-key': {
    status: 401,
    retry: true,
    sentence: 'This shop sign-in was signed with an unknown key.',
  },
  'role-may-not': { status: 403, close: 4403, retry: false, sentence: 'Your role in this room does not allow that.' },
  'scope-missing': { status: 403, retry: false, sentence: 'This key does not have permission to do that.' },
  'not-your-record': {
    status: 403,
    close: 4403,
    retry: false,
    sentence: 'Only the person it belongs to can change that.',
  },
  'record-fixed': { status: 403, close: 4403, retry: false, sentence: 'That can no longer be changed.' },
  'server-only': { status: 403, close: 4403, retry: false, sentence: 'Only the shop itself can write that.' },
  'forged-author': { status: 403, close: 4403, retry: false, sentence: 'That was written in another person’s name.' },
  'cart-closed': {
    status: 409,
    close: 4403,
    retry: false,
    sentence: 'A host closed the cart. It can be changed again once a host reopens it.',
  },
  'not-asked': {
    status: 403,
    close: 4403,
    retry: false,
    sentence: 'Only the person who asked, those who were asked, or a host can do that.',
  },
  'not-a-voter': { status: 403, close: 4403, retry: false, sentence: 'This vote is for others in the room.' },
  'removed': { status: 403, close: 4403, retry: false, sentence: 'You are no longer in this room.' },
  'origin-not-allowed': { status: 403, retry: false, sentence: 'This website may not use this shop’s rooms.' },
  'sign-in-needed': { status: 403, retry: false, sentence: 'This shop asks you to sign in first.' },
  'no-such-room': { status: 404, close: 4404, retry: false, sentence: 'There is no such room.' },
  'no-such-document': { status: 404, close: 4404, retry: false, sentence: 'There is no such document in this room.' },
  'no-such-invitation': { status: 404, retry: false, sentence: 'This invitation does not exist. Ask for a new link.' },
  'no-such-member': { status: 404, retry: false, sentence: 'There is nobody with that id in this room.' },
  'no-such-session': { status: 404, retry: false, sentence: 'None of your devices has that session.' },
  'no-such-thread': { status: 404, retry: false, sentence: 'There is no such conversation in this room.' },
  'no-such-product': { status: 404, retry: false, sentence: 'This shop has no such product.' },
  'no-such-shop': { status: 404, retry: false, sentence: 'There is no such shop.' },
  'no-such-key': { status: 404, retry: false, sentence: 'This shop has no such key.' },
  'not-found': { status: 404, retry: false, sentence: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, retry: false, sentence: 'This address does not accept that method.' },
  'no-such-decision': { status: 404, close: 4403, retry: false, sentence: 'There is no such vote in this room.' },
  'no-such-line': { status: 404, retry: false, sentence: 'That is not in the cart.' },
  'decision-closed': {
    status: 409,
    close: 4403,
    retry: false,
    sentence: 'This vote is closed, so votes no longer count.',
  },
  'too-many-decisions': {
    status: 409,
    retry: false,
    sentence: 'This room has reached its limit of open votes. Close one first.',
  },
  'deadline-past': { status: 422, retry: false, sentence: 'That time has passed. Choose a later one.' },
  'blind-ballot': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'This vote is secret and cannot be cast openly.',
  },
  'not-a-question': { status: 422, close: 4403, retry: false, sentence: 'Only a question can be resolved.' },
  'spotlight-taken': { status: 409, retry: true, sentence: 'Someone else is presenting right now.' },
  'no-spotlight': { status: 409, retry: false, sentence: 'Nobody is presenting any more.' },
  'last-host': { status: 409, retry: false, sentence: 'A room needs a host. Make someone else a host first.' },
  'room-full': { status: 409, retry: false, sentence: 'This room is full: it has reached its limit of people.' },
  'too-many-rooms': {
    status: 409,
    retry: true,
    sentence: 'This shop has reached its limit of rooms. Try again later.',
  },
  'name-taken': {
    status: 409,
    retry: false,
    sentence: 'That name looks like somebody else’s here. Choose another one.',
  },
  'identity-taken': { status: 409, retry: false, sentence: 'You are already in this room, as another member.' },
  'member-taken': { status: 409, retry: false, sentence: 'This membership belongs to another customer of the shop.' },
  'too-many-keys': {
    status: 409,
    retry: false,
    sentence: 'This shop has reached its limit of keys. Revoke one first.',
  },
  'idempotency-mismatch': {
    status: 422,
    retry: false,
    sentence: 'This Idempotency-Key was used for a different request.',
  },
  'idempotency-busy': { status: 409, retry: true, sentence: 'The same request is still in progress.' },
  'no-such-visit': { status: 404, retry: false, sentence: 'There is no such visit in this room.' },
  'visit-ended': { status: 410, close: 4403, retry: false, sentence: 'This visit has ended. Nothing was changed.' },
  'no-such-proposal': { status: 404, retry: false, sentence: 'There is no such suggestion on this visit.' },
  'proposal-answered': { status: 409, retry: false, sentence: 'Somebody has already answered this suggestion.' },
  'room-closed': { status: 410, close: 4410, retry: false, sentence: 'This room has been closed.' },
  'room-damaged': {
    status: 410,
    close: 4410,
    retry: false,
    sentence: 'This room’s data was damaged on the server. The room stays closed until it has been repaired.',
  },
  'invitation-revoked': {
    status: 410,
    retry: false,
    sentence: 'This invitation has been turned off. Ask for a new link.',
  },
  'invitation-expired': { status: 410, retry: false, sentence: 'This invitation has expired. Ask for a new link.' },
  'invitation-used-up': {
    status: 410,
    retry: false,
    sentence: 'This invitation has reached its limit. Ask for a new link.',
  },
  'link-invalid': { status: 404, retry: false, sentence: 'This link does not work. Ask for a new one.' },
  'link-expired': { status: 410, retry: false, sentence: 'This link has expired. Ask for a new one.' },
  'link-revoked': { status: 410, retry: false, sentence: 'This link has been turned off. Ask for a new one.' },
  'no-such-link': { status: 404, retry: false, sentence: 'There is no such link in this room.' },
  'too-many-invitations': {
    status: 409,
    retry: false,
    sentence: 'This room has reached its limit of active links. Turn one off first.',
  },
  'too-many-links': {
    status: 409,
    retry: false,
    sentence: 'This person has reached the limit of active links. Turn one off first.',
  },
  'no-such-question': { status: 404, retry: false, sentence: 'There is no such question in this room.' },
  'question-resolved': { status: 409, retry: false, sentence: 'This question is resolved and takes no more answers.' },
  'moment-not-kept': { status: 404, retry: false, sentence: 'The room’s history does not go back that far.' },
  'moment-ahead': { status: 422, retry: false, sentence: 'That moment is still in the future.' },
  'channel-not-offered': { status: 422, retry: false, sentence: 'This server does not send notifications that way.' },
  'file-damaged': {
    status: 410,
    retry: false,
    sentence: 'That photo or voice note was damaged on the server. Ask for it to be sent again.',
  },
  'no-such-file': { status: 404, retry: false, sentence: 'That photo or voice note is not there, or no longer.' },
  'file-too-large': { status: 413, retry: false, sentence: 'That file is too large. Choose a smaller one.' },
  'not-a-photo': {
    status: 422,
    retry: false,
    sentence: 'That is not a photo that can be sent. JPEG, PNG and WebP pictures can.',
  },
  'too-many-pixels': { status: 422, retry: false, sentence: 'That picture has too many pixels. Choose a smaller one.' },
  'not-a-voice-note': { status: 422, retry: false, sentence: 'That recording cannot be sent. Record it again.' },
  'voice-note-too-long': { status: 422, retry: false, sentence: 'A voice note can be up to a minute long.' },
  'too-many-files': {
    status: 409,
    retry: false,
    sentence: 'This room has reached its limit of photos and voice notes. Delete some first.',
  },
  'upload-moved': {
    status: 409,
    retry: true,
    sentence: 'The server has another part of that file than expected. Ask how far it is, and go on from there.',
  },
  'no-room-for-files': {
    status: 503,
    retry: true,
    sentence: 'There is no space for photos and voice notes right now. Words are sent as usual.',
  },
  'no-staff': { status: 409, retry: false, sentence: 'This store has nobody here who could be asked.' },
  'already-asked': { status: 409, retry: false, sentence: 'You have already asked the store.' },
  'too-many-questions': { status: 409, retry: false, sentence: 'This room has left as many questions as it can.' },
  'request-gone': { status: 404, retry: false, sentence: 'That question is not there, or no longer.' },
  'request-taken': { status: 409, retry: false, sentence: 'Somebody else is already on it.' },
  'not-available': { status: 409, retry: false, sentence: 'You are away, or have as many visits as you take.' },
  'too-large': { status: 413, close: 4413, retry: false, sentence: 'That is too large.' },
  'update-too-large': {
    status: 413,
    close: 4413,
    retry: false,
    sentence: 'That change is too large. Split it into smaller steps.',
  },
  'document-full': {
    status: 413,
    close: 4403,
    retry: false,
    sentence: 'This room is full. Remove something first; you can still read everything.',
  },
  'wrong-media-type': {
    status: 415,
    retry: false,
    sentence: 'This type of content is not accepted here. Nothing was changed.',
  },
  'not-a-record': { status: 422, close: 4403, retry: false, sentence: 'That is not a change this room understands.' },
  'unknown-root': { status: 422, close: 4403, retry: false, sentence: 'This room has no such records.' },
  'bad-key': { status: 422, close: 4403, retry: false, sentence: 'That record has an invalid key.' },
  'bad-value': { status: 422, close: 4403, retry: false, sentence: 'That value is not valid here.' },
  'identity-not-configured': {
    status: 422,
    retry: false,
    sentence: 'This shop has not set up how its customers sign in.',
  },
  'clock-ahead': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'This device’s clock is ahead. Set it to the right time and try again.',
  },
  'dangling-update': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'That change depends on something that was never sent.',
  },
  'csv-column-missing': {
    status: 422,
    retry: false,
    sentence: 'The file is missing a required column. Nothing was imported.',
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
    sentence: 'This connection could not keep up. Reconnecting.',
  },
  'storage-unavailable': {
    status: 503,
    close: 4503,
    retry: true,
    sentence: 'Nothing can be saved right now. What you see is kept here and will be sent again.',
  },
  'no-new-rooms': {
    status: 503,
    retry: true,
    sentence: 'No new rooms can be created right now. Rooms that exist work as usual.',
  },
  'identity-unavailable': { status: 503, retry: true, sentence: 'The shop’s keys cannot be read right now.' },
  'node-restarting': {
    status: 503,
    close: 1012,
    retry: true,
    sentence: 'The server is restarting. It will be back in a moment.',
  },
  /** Said by the SDK, never by a server: an edit that was offered again would have taken back what came after it. */
  'changed-meanwhile': {
    status: 409,
    retry: false,
    sentence: 'This was changed in the meantime, and the newer version was kept.',
  },
  /** Said by the SDK, never by a server: there was no answer at all. */
  'offline': { status: 503, retry: true, sentence: 'There is no connection right now. Try again in a moment.' },
  'fault': {
    status: 500,
    close: 1011,
    retry: true,
    sentence: 'Something went wrong on our side. Nothing was lost.',
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

// Why somebody is not let in: tokens, identities of shops, keys, roles, origins.
import type { RefusalMeaning } from './meaning.ts'

export const signingIn = {
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
  'removed': { status: 403, close: 4403, retry: false, sentence: 'You are no longer in this room.' },
  'origin-not-allowed': { status: 403, retry: false, sentence: 'This website may not use this shop’s rooms.' },
  'sign-in-needed': { status: 403, retry: false, sentence: 'This shop asks you to sign in first.' },
  'no-such-session': { status: 404, retry: false, sentence: 'None of your devices has that session.' },
  'no-such-key': { status: 404, retry: false, sentence: 'This shop has no such key.' },
  'identity-taken': { status: 409, retry: false, sentence: 'You are already in this room, as another member.' },
  'member-taken': { status: 409, retry: false, sentence: 'This membership belongs to another customer of the shop.' },
  'too-many-keys': {
    status: 409,
    retry: false,
    sentence: 'This shop has reached its limit of keys. Revoke one first.',
  },
  'identity-not-configured': {
    status: 422,
    retry: false,
    sentence: 'This shop has not set up how its customers sign in.',
  },
  'identity-unavailable': { status: 503, retry: true, sentence: 'The shop’s keys cannot be read right now.' },
} as const satisfies Record<string, RefusalMeaning>

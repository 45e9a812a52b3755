// The few shapes of permission that record kinds are made of.
import type { Grant } from './record-kind.ts'
import { editors, voices } from '../roles.ts'

/** Only the server. */
export const serverOnly: readonly Grant[] = []
/** Host and shopper, any record of the kind. */
export const anyEditor: readonly Grant[] = [{ roles: editors }]
/** Host and shopper, where their id stands in the key. */
export const editorSelf: readonly Grant[] = [{ roles: editors, own: 'key' }]
/** Host and shopper, where the record says `by` them. */
export const editorAuthor: readonly Grant[] = [{ roles: editors, own: 'by' }]
/** Host, shopper and advisor, where their id stands in the key. */
export const voiceSelf: readonly Grant[] = [{ roles: voices, own: 'key' }]
/** The host. */
export const hostOnly: readonly Grant[] = [{ roles: ['host'] }]

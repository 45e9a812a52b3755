// The grants that record kinds are made of.
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
/** Host, shopper and advisor, any record of the kind. */
export const anyVoice: readonly Grant[] = [{ roles: voices }]
/** Host, shopper and advisor, where the record says `by` them, before and after. */
export const voiceAuthor: readonly Grant[] = [{ roles: voices, own: 'by' }]
/** Host, shopper and advisor, any record of the kind; `by` after the write is the writer. */
export const voiceSigned: readonly Grant[] = [{ roles: voices, own: 'signed' }]
/** The author of the record, and the host. */
export const authorOrHost: readonly Grant[] = [...voiceAuthor, ...hostOnly]
/** On a visit: host, shopper, advisor and the associate, where the record says `by` them. */
export const visitVoice: readonly Grant[] = [{ roles: [...voices, 'associate'], own: 'by' }]
/** The associate of a visit, where the record says `by` them. */
export const associateAuthor: readonly Grant[] = [{ roles: ['associate'], own: 'by' }]

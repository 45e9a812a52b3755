// Who may do what: tokens and the members they stand for, invitations, the keys of shops, and how shops sign their customers in.
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { AdminKeys } from '../identity/admin-keys.ts'
import { Callers } from '../identity/callers.ts'
import { fetchOutside } from '../identity/fetch-outside.ts'
import type { OutsideRules } from '../identity/fetch-outside.ts'
import { IdentitySettings } from '../identity/identity-settings.ts'
import { Invitations } from '../identity/invitations.ts'
import { isLoopbackAddress } from '../identity/public-address.ts'
import { PublishedKeys } from '../identity/published-keys.ts'
import { Sealing } from '../identity/sealing.ts'
import { Sessions } from '../identity/sessions.ts'
import { ShopIdentities } from '../identity/shop-identities.ts'
import { StaffSessions } from '../identity/staff.ts'
import { StaffTokens } from '../identity/staff-tokens.ts'
import { Tokens } from '../identity/tokens.ts'
import type { Tables } from '../storage/tables.ts'
import type { ReportError } from './jobs/clock.ts'
import type { PublicAddress } from './public-address.ts'

/** What access is decided by. */
export interface Access {
  readonly tokens: Tokens
  /** From a token to the member as they are at this moment. */
  readonly callers: Callers
  readonly sessions: Sessions
  /** From a staff token to the associate, and their sessions. */
  readonly staff: StaffSessions
  readonly invitations: Invitations
  /** The admin keys of shops. */
  readonly keys: AdminKeys
  /** How each shop signs its customers in. */
  readonly identitySettings: IdentitySettings
  readonly identities: ShopIdentities
  /** Which addresses on the internet this server may be made to ask. */
  readonly outside: OutsideRules
}

interface AccessParts {
  readonly db: Kysely<Tables>
  readonly secret: Uint8Array
  readonly now: () => number
  readonly address: PublicAddress
  readonly log: Logger
  readonly reportError: ReportError
}

export function createAccess({ db, secret, now, address, log, reportError }: AccessParts): Access {
  // A server that people reach by a name has no business with what else runs on its machine.
  const outside = { mayAskLoopback: isLoopbackAddress(address.hostname) }
  const sealing = new Sealing(secret, 'shop-identities')
  const identitySettings = new IdentitySettings({ db, now, reportError, outside, sealing })
  const published = new PublishedKeys({
    now,
    fetchText: (url) => fetchOutside(url, outside),
    onTrouble: (err, url) => log.warn({ err, host: new URL(url).host }, 'A shop’s keys could not be read'),
  })
  const tokens = new Tokens({ secret, now })
  const callers = new Callers({ db, tokens })
  return {
    tokens,
    callers,
    sessions: new Sessions({ db, tokens, callers, now }),
    staff: new StaffSessions({ db, tokens: new StaffTokens({ secret, now }), now }),
    invitations: new Invitations({ db, now, publicUrl: () => address.url() }),
    keys: new AdminKeys({ db, now }),
    identitySettings,
    identities: new ShopIdentities({ settings: identitySettings, published, now }),
    outside,
  }
}

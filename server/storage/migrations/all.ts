// Every migration by name, in order. A migration that has been published is never changed.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Tables } from '../tables.ts'
import * as rooms from './0001-rooms.ts'
import * as identities from './0002-identities.ts'
import * as together from './0003-together.ts'
import * as seenMarks from './0004-seen-marks.ts'
import * as notifications from './0005-notices.ts'
import * as past from './0006-past.ts'
import * as history from './0007-history.ts'
import * as sessions from './0008-sessions.ts'
import * as unusedSessions from './0009-unused-sessions.ts'
import * as fieldWords from './0010-field-words.ts'
import * as checksums from './0011-checksums.ts'
import * as members from './0012-members.ts'
import * as amountsAndListing from './0014-amounts-and-listing.ts'
import * as files from './0016-files.ts'
import * as firstContact from './0017-first-contact.ts'
import * as invitedToAnswer from './0018-invited-to-answer.ts'
import * as fileChecksums from './0019-file-checksums.ts'
import * as removedMembers from './0020-removed-members.ts'
import * as desk from './0021-desk.ts'
import * as visits from './0022-visits.ts'
import * as hours from './0023-hours.ts'
import * as attention from './0024-attention.ts'
import * as deskTools from './0025-desk-tools.ts'
import * as afterVisits from './0026-after-visits.ts'
import * as calls from './0027-calls.ts'
import * as feeds from './0028-feeds.ts'

// kysely types a migration by no schema at all: each one speaks of the tables as they are at its time.
export const migrations: Record<string, Migration> = {
  '0001-rooms': { up: (db: Kysely<never>) => rooms.up(db as unknown as Kysely<Tables>) },
  '0002-identities': { up: (db: Kysely<never>) => identities.up(db as unknown as Kysely<Tables>) },
  '0003-together': { up: (db: Kysely<never>) => together.up(db as unknown as Kysely<Tables>) },
  '0004-seen-marks': { up: (db: Kysely<never>) => seenMarks.up(db as unknown as Kysely<Tables>) },
  '0005-notices': { up: (db: Kysely<never>) => notifications.up(db as unknown as Kysely<Tables>) },
  '0006-past': { up: (db: Kysely<never>) => past.up(db as unknown as Kysely<Tables>) },
  '0007-history': { up: (db: Kysely<never>) => history.up(db as unknown as Kysely<Tables>) },
  '0008-sessions': { up: (db: Kysely<never>) => sessions.up(db as unknown as Kysely<Tables>) },
  '0009-unused-sessions': { up: (db: Kysely<never>) => unusedSessions.up(db as unknown as Kysely<Tables>) },
  '0010-field-words': { up: (db: Kysely<never>) => fieldWords.up(db as unknown as Kysely<Tables>) },
  '0011-checksums': { up: (db: Kysely<never>) => checksums.up(db as unknown as Kysely<Tables>) },
  '0012-members': { up: (db: Kysely<never>) => members.up(db as unknown as Kysely<Tables>) },
  '0014-amounts-and-listing': { up: (db: Kysely<never>) => amountsAndListing.up(db as unknown as Kysely<Tables>) },
  '0016-files': { up: (db: Kysely<never>) => files.up(db as unknown as Kysely<Tables>) },
  '0017-first-contact': { up: (db: Kysely<never>) => firstContact.up(db as unknown as Kysely<Tables>) },
  '0018-invited-to-answer': { up: (db: Kysely<never>) => invitedToAnswer.up(db as unknown as Kysely<Tables>) },
  '0019-file-checksums': { up: (db: Kysely<never>) => fileChecksums.up(db as unknown as Kysely<Tables>) },
  '0020-removed-members': { up: (db: Kysely<never>) => removedMembers.up(db as unknown as Kysely<Tables>) },
  '0021-desk': { up: (db: Kysely<never>) => desk.up(db as unknown as Kysely<Tables>) },
  '0022-visits': { up: (db: Kysely<never>) => visits.up(db as unknown as Kysely<Tables>) },
  '0023-hours': { up: (db: Kysely<never>) => hours.up(db as unknown as Kysely<Tables>) },
  '0024-attention': { up: (db: Kysely<never>) => attention.up(db as unknown as Kysely<Tables>) },
  '0025-desk-tools': { up: (db: Kysely<never>) => deskTools.up(db as unknown as Kysely<Tables>) },
  '0026-after-visits': { up: (db: Kysely<never>) => afterVisits.up(db as unknown as Kysely<Tables>) },
  '0027-calls': { up: (db: Kysely<never>) => calls.up(db as unknown as Kysely<Tables>) },
  '0028-feeds': { up: (db: Kysely<never>) => feeds.up(db as unknown as Kysely<Tables>) },
}

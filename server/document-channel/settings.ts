import { setting, whole } from '#server/host/setting.ts'

/** The limits of members on the document channel. */
export const documentChannelSettings = {
  CONNECTION_UPDATES_PER_SECOND: setting(whole(0, 1_000_000).default(50), {
    about: 'updates one connection to a document may send in a second, sustained; 0 for no limit',
    default: '50',
    formerName: 'SEAT_UPDATES_PER_SECOND',
  }),
  CONNECTIONS_PER_MEMBER_PER_MINUTE: setting(whole(0, 1_000_000).default(600), {
    about: 'connections to documents one member may open in a minute, two for a tab that opens; 0 for no limit',
    default: '600',
    formerName: 'SEATS_PER_MEMBER_PER_MINUTE',
  }),
} as const

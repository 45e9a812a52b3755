import { setting, whole } from '#server/host/setting.ts'

/** What HTTP requests, and connections of any kind, may cost. */
export const httpSettings = {
  ROOMS_PER_ADDRESS_PER_MINUTE: setting(whole(0, 1_000_000).default(60), {
    about: 'rooms one address may start in a minute; 0 for no limit',
    default: '60',
  }),
  JOINS_PER_ADDRESS_PER_MINUTE: setting(whole(0, 1_000_000).default(120), {
    about: 'invitations one address may try in a minute; 0 for no limit',
    default: '120',
  }),
  REQUESTS_PER_MEMBER_PER_MINUTE: setting(whole(0, 1_000_000).default(600), {
    about: 'HTTP requests one member, or one key of a shop, may make in a minute; 0 for no limit',
    default: '600',
  }),
  REQUESTS_PER_ADDRESS_PER_MINUTE: setting(whole(0, 1_000_000).default(6000), {
    about: 'requests to the API from one address in a minute, with a token or without; 0 for no limit',
    default: '6000',
  }),
  SOCKETS_PER_ADDRESS: setting(whole(0, 1_000_000).default(500), {
    about: 'sockets of each of the two channels one address may have open; 0 for no limit',
    default: '500',
  }),
  CONNECTIONS_PER_ADDRESS: setting(whole(0, 1_000_000).default(1000), {
    about: 'connections of any kind one address may have open, before anything of them is read; 0 for no limit',
    default: '1000',
  }),
  REQUEST_SECONDS: setting(whole(1, 600).default(20), {
    about: 'seconds a request may take to arrive with its body; an import fifteen times that',
    default: '20',
  }),
} as const

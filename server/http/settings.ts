import * as z from 'zod'
import { setting, whole } from '#server/host/setting.ts'

/** What HTTP requests, and connections of any kind, may cost. */
export const httpSettings = {
  ROOMS_PER_ADDRESS_PER_MINUTE: setting(whole(0, 1_000_000).default(60), {
    about: 'rooms one address may start in a minute; 0 for no limit',
    default: '60',
  }),
  ROOMS_PER_ADDRESS_PER_DAY: setting(whole(0, 100_000_000).default(1000), {
    about: 'rooms one address may start in a day; 0 for no limit, and none where there is none for a minute',
    default: '1000',
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
    about: 'requests from one address in a minute, for pages and files too, with a token or without; 0 for no limit',
    default: '6000',
  }),
  FILES_MB_PER_ADDRESS_PER_DAY: setting(whole(0, 1_000_000_000).default(4000), {
    about: 'megabytes of photos and voice notes one address may send in a day; 0 for no limit',
    default: '4000',
  }),
  MEMBER_MS_PER_SECOND: setting(whole(0, 1_000_000).default(100), {
    about: 'milliseconds of the server’s main thread one member may take in a second, sustained; 0 for no limit',
    default: '100',
  }),
  ROOM_MS_PER_SECOND: setting(whole(0, 1_000_000).default(400), {
    about: 'the same for all members of a room together; 0 for no limit',
    default: '400',
  }),
  ADDRESS_MS_PER_SECOND: setting(whole(0, 1_000_000).default(200), {
    about: 'the same for all requests of one address that no member makes; 0 for no limit',
    default: '200',
  }),
  MEMBER_BYTES_PER_SECOND: setting(whole(0, 1_000_000_000).default(2 * 1024 * 1024), {
    about:
      'bytes of documents and answers one member may be sent in a second, sustained, and a room four times that; 0 for no limit',
    default: '2097152',
  }),
  SOCKETS_PER_ADDRESS: setting(whole(0, 1_000_000).default(500), {
    about: 'sockets of each of the two channels one address may have open; 0 for no limit',
    default: '500',
  }),
  CONNECTIONS_PER_ADDRESS: setting(whole(0, 1_000_000).default(1000), {
    about: 'connections of any kind one address may have open, before anything of them is read; 0 for no limit',
    default: '1000',
  }),
  METRICS_TOKEN: setting(z.string().min(16).optional(), {
    about: 'bearer token without which nobody reads /metrics; at least 16 characters',
    default: 'unset: anybody may',
    secret: true,
  }),
  METRICS_PORT: setting(whole(1, 65_535).optional(), {
    about: 'TCP port on which alone /metrics is then answered, on the address of HOST',
    default: 'unset: on PORT',
  }),
  REQUEST_SECONDS: setting(whole(1, 600).default(20), {
    about: 'seconds a request may take to arrive with its body; an import fifteen times that',
    default: '20',
  }),
} as const

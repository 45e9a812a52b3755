import * as z from 'zod'
import { setting, whole } from './setting.ts'
import type { SettingsOf } from './setting.ts'

/** A name, an IPv4 address or an IPv6 address without brackets. */
const hostName = z
  .string()
  .refine((text) => URL.canParse(`http://${text.includes(':') ? `[${text}]` : text}/`), 'a host name or an address')

const hopsOfWords = new Map([
  ['true', 1],
  ['false', 0],
])
const proxyHops = z.preprocess((given) => hopsOfWords.get(String(given)) ?? given, whole(0, 10))

/** What a server as a whole is set with: where it listens, where it stores, and what every feature may need to know. */
export const hostSettings = {
  PORT: setting(whole(0, 65_535).default(4000), {
    about: 'TCP port to listen on; 0 takes any free one',
    default: '4000',
  }),
  HOST: setting(hostName.default('127.0.0.1'), { about: 'address to listen on', default: '127.0.0.1' }),
  PUBLIC_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    about: 'where people reach this server, for invitation links and to tell own pages from foreign ones',
    default: 'http://HOST:PORT',
  }),
  DATA_DIR: setting(z.string().min(1).default('./data'), {
    about: 'folder of the embedded database and the secret; made where missing',
    default: './data',
  }),
  MIN_FREE_MB: setting(whole(0, 1_000_000_000).default(200), {
    about: 'megabytes of free disk below which the server warns and takes no new rooms; 0 for no such limit',
    default: '200',
  }),
  SECRET: setting(z.string().min(32).optional(), {
    about: 'signs tokens; at least 32 characters',
    default: 'made once, kept in DATA_DIR',
    secret: true,
  }),
  TRUST_PROXY: setting(proxyHops.default(0), {
    about:
      'how many proxies in front add to X-Forwarded-For, from which the address of a caller is then taken, counted from the right; true is 1',
    default: '0',
  }),
  ROOM_IDLE_SECONDS: setting(whole(0, 86_400).default(30), {
    about: 'seconds a room stays in memory after its last connection left',
    default: '30',
  }),
  LOG_LEVEL: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'), {
    about: 'least level of what is logged: trace, debug, info, warn, error, fatal, silent',
    default: 'info',
  }),
  LOG_FORMAT: setting(z.enum(['json', 'text', 'auto']).default('auto'), {
    about: 'json: one object a line; text: for a person, without single requests; auto: text on a terminal, else json',
    default: 'auto',
  }),
} as const

export type HostSettings = SettingsOf<typeof hostSettings>

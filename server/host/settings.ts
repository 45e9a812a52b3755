import * as z from 'zod'
import { setting, whole } from './setting.ts'
import type { SettingsOf } from './setting.ts'

/** What a server as a whole is set with: where it listens, where it stores, and what every feature may need to know. */
export const hostSettings = {
  PORT: setting(whole(0, 65_535).default(4000), {
    about: 'TCP port to listen on; 0 takes any free one',
    default: '4000',
  }),
  HOST: setting(z.string().min(1).default('127.0.0.1'), { about: 'address to listen on', default: '127.0.0.1' }),
  PUBLIC_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    about: 'where people reach this server, for invitation links and to tell own pages from foreign ones',
    default: 'http://HOST:PORT',
  }),
  DATA_DIR: setting(z.string().min(1).default('./data'), {
    about: 'folder of the embedded database and the secret; made where missing',
    default: './data',
  }),
  SECRET: setting(z.string().min(32).optional(), {
    about: 'signs tokens; at least 32 characters',
    default: 'made once, kept in DATA_DIR',
    secret: true,
  }),
  TRUST_PROXY: setting(z.stringbool().default(false), {
    about: 'take the address of a caller from X-Forwarded-For, as set by a proxy in front',
    default: 'false',
  }),
  ROOM_IDLE_SECONDS: setting(whole(0, 86_400).default(30), {
    about: 'seconds a room stays in memory after its last connection left',
    default: '30',
  }),
  LOG_LEVEL: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'), {
    about: 'least level of what is logged: trace, debug, info, warn, error, fatal, silent',
    default: 'info',
  }),
} as const

export type HostSettings = SettingsOf<typeof hostSettings>

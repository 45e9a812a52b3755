// Every environment variable: its type, default, unit and sentence. Nothing else reads the environment.
import * as z from 'zod'

interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  /** What it is, with its unit; the README's table is made of these. */
  readonly about: string
  /** As the README shows it. */
  readonly default: string
  /** Must never be printed. */
  readonly secret?: true
}

function setting<Schema extends z.ZodType>(schema: Schema, text: Omit<Setting, 'schema'>): Setting<Schema> {
  return { schema, ...text }
}

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** A key of so many bytes, base64url. */
function vapidKey(bytes: number) {
  const fits = (text: string) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes
  return z.string().refine(fits, `${bytes} bytes, base64url`).optional()
}

/** All settings, by the name of their variable. */
export const settingsTable = {
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
  SEAT_UPDATES_PER_SECOND: setting(whole(0, 1_000_000).default(50), {
    about: 'updates a seat may send in a second, sustained; 0 for no limit',
    default: '50',
  }),
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
  SEATS_PER_MEMBER_PER_MINUTE: setting(whole(0, 1_000_000).default(600), {
    about: 'seats at documents one member may take in a minute, two for a tab that opens; 0 for no limit',
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
  TRUST_PROXY: setting(z.stringbool().default(false), {
    about: 'take the address of a caller from X-Forwarded-For, as set by a proxy in front',
    default: 'false',
  }),
  ROOM_IDLE_SECONDS: setting(whole(0, 86_400).default(30), {
    about: 'seconds a room stays in memory after its last seat left',
    default: '30',
  }),
  PAST_DAYS: setting(whole(0, 36_500).default(30), {
    about:
      'days for which a room can be looked at as it was after every change; of older days, only how they ended; 0 for ever',
    default: '30',
  }),
  AUDIT_DAYS: setting(whole(0, 36_500).default(365), {
    about: 'days for which the audit log keeps who did what to whom; 0 for ever',
    default: '365',
  }),
  SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional(), {
    about: 'mail server, such as smtp://user:password@mail.example:587; with MAIL_FROM, notices come by mail',
    default: 'unset: no mail',
    secret: true,
  }),
  MAIL_FROM: setting(
    z
      .string()
      .regex(/^[^\r\n]*@[^\r\n]+$/)
      .optional(),
    {
      about: 'sender of mail, such as Tagalong <hello@shop.example>',
      default: 'unset: no mail',
    },
  ),
  VAPID_SUBJECT: setting(z.url({ protocol: /^(?:mailto|https)$/ }).optional(), {
    about: 'who answers for push messages, as mailto: or https: address; with it, notices come by web push',
    default: 'unset: no push',
  }),
  VAPID_PUBLIC_KEY: setting(vapidKey(65), {
    about: 'public key of push messages, base64url; it must stay the same',
    default: 'made once, kept in DATA_DIR',
  }),
  VAPID_PRIVATE_KEY: setting(vapidKey(32), {
    about: 'private key of push messages, base64url',
    default: 'made once, kept in DATA_DIR',
    secret: true,
  }),
  NOTICE_GRACE_SECONDS: setting(whole(0, 86_400).default(120), {
    about: 'seconds before a notice leaves, so that whoever is about to read needs none',
    default: '120',
  }),
  LOG_LEVEL: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'), {
    about: 'least level of what is logged: trace, debug, info, warn, error, fatal, silent',
    default: 'info',
  }),
} as const satisfies Record<string, Setting>

type SettingName = keyof typeof settingsTable

/** The settings of one server, parsed. */
export type Settings = Readonly<z.output<typeof schema>>

const schema = z.object(
  Object.fromEntries(Object.entries(settingsTable).map(([name, { schema }]) => [name, schema])) as {
    [Name in SettingName]: (typeof settingsTable)[Name]['schema']
  },
)

/** Settings, or one sentence that says which variables cannot be used and why. */
export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problem: string }

/**
 * Reads the settings.
 * @param environment such as `process.env`; an empty text counts as unset.
 * @returns never holds the value of a secret.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): ReadSettings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => Object.hasOwn(settingsTable, name) && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ok: true, settings: parsed.data }
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`)
  return { ok: false, problem: `These settings cannot be used: ${issues.join(', ')}.` }
}

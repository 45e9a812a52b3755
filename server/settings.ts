// Every environment variable, by the slices of the parts that they belong to. Nothing else reads the environment.
import * as z from 'zod'
import { attentionSettings } from './attention/settings.ts'
import { auditSettings } from './audit/settings.ts'
import { callsSettings } from './calls/settings.ts'
import { catalogSettings } from './catalog/settings.ts'
import { deskSettings } from './desk/settings.ts'
import { documentChannelSettings } from './document-channel/settings.ts'
import { filesSettings } from './files/settings.ts'
import type { Setting, SettingsOf } from './host/setting.ts'
import { hostSettings } from './host/settings.ts'
import { httpSettings } from './http/settings.ts'
import { misspeltSettings } from './misspelt-settings.ts'
import type { Misspelt } from './misspelt-settings.ts'
import { notificationSettings } from './notifications/settings.ts'
import { pastSettings } from './past/settings.ts'
import { roomsSettings } from './rooms/settings.ts'
import { unusedRoomsSettings } from './unused-rooms/settings.ts'
import { visitsSettings } from './visits/settings.ts'

/** All settings, by the name of their variable. */
export const settingsTable = {
  ...hostSettings,
  ...httpSettings,
  ...documentChannelSettings,
  ...roomsSettings,
  ...unusedRoomsSettings,
  ...pastSettings,
  ...auditSettings,
  ...filesSettings,
  ...notificationSettings,
  ...catalogSettings,
  ...visitsSettings,
  ...deskSettings,
  ...attentionSettings,
  ...callsSettings,
} as const satisfies Record<string, Setting>

/** The settings of one server, parsed. */
export type Settings = SettingsOf<typeof settingsTable>

const schema = z.object(
  Object.fromEntries(Object.entries(settingsTable).map(([name, { schema }]) => [name, schema])) as {
    [Name in keyof typeof settingsTable]: (typeof settingsTable)[Name]['schema']
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
  const misspelt = misspeltSettings(namesIn(environment), knownNames)
  if (misspelt.length > 0) return { ok: false, problem: misspeltSentence(misspelt) }
  const variables = variablesOf(environment)
  const given = Object.fromEntries([...variables].map(([name, variable]) => [name, environment[variable]]))
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ok: true, settings: parsed.data }
  const issues = parsed.error.issues.map(({ path: [name = ''], message }) => {
    return `${variables.get(String(name)) ?? String(name)} (${message})`
  })
  return { ok: false, problem: `These settings cannot be used: ${issues.join(', ')}.` }
}

/** An empty text counts as unset. */
function namesIn(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment).filter((name) => environment[name])
}

/** The names of all settings, and those they had before. */
const knownNames = Object.entries<Setting>(settingsTable).flatMap(([name, { formerName }]) =>
  formerName === undefined ? [name] : [name, formerName],
)

function misspeltSentence(misspelt: readonly Misspelt[]): string {
  const names = misspelt.map(({ name, meant }) => `${name} (did you mean ${meant}?)`).join(', ')
  return `These settings do not exist: ${names}; rename or unset them, for a setting of another name is ignored.`
}

/** The variable that each setting is read from: of its own name, or else of the name it had before. */
function variablesOf(environment: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  const settings: readonly [string, Setting][] = Object.entries(settingsTable)
  return new Map(
    settings.flatMap(([name, { formerName }]) => {
      const variable = [name, formerName].find((one) => one !== undefined && environment[one])
      return variable === undefined ? [] : [[name, variable]]
    }),
  )
}

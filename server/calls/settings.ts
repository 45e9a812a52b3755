import * as z from 'zod'
import { callSources } from '#shared/calls/call.ts'
import type { CallSource } from '#shared/calls/call.ts'
import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

const mediaUrl = z.url({ protocol: /^(?:wss?|https?)$/ })

/** `Europe=wss://eu.example, America=wss://us.example` */
const regions = z.string().transform((text, context): Readonly<Record<string, string>> => {
  const pairs = text.split(',').map((pair) => pair.trim().split('='))
  const isGood = pairs.every(([area = '', url = '', ...more]) => {
    return /^[A-Za-z_]+$/.test(area) && mediaUrl.safeParse(url).success && more.length === 0
  })
  if (isGood) return Object.fromEntries(pairs) as Record<string, string>
  context.addIssue('areas and addresses, such as Europe=wss://eu.example,America=wss://us.example')
  return z.NEVER
})

const sources = z.string().transform((text, context): readonly CallSource[] => {
  const named = new Set(text.split(',').map((source) => source.trim()))
  const known = callSources.filter((source) => named.has(source))
  if (known.length === named.size) return known
  context.addIssue(`some of ${callSources.join(', ')}`)
  return z.NEVER
})

export const callsSettings = {
  LIVEKIT_URL: setting(mediaUrl.optional(), {
    about: 'the LiveKit server of calls, as browsers reach it: wss://…',
    default: 'unset: no calls',
  }),
  LIVEKIT_API_KEY: setting(z.string().min(1).optional(), { about: 'its API key', default: 'unset: no calls' }),
  LIVEKIT_API_SECRET: setting(z.string().min(1).optional(), {
    about: 'the secret of that key',
    default: 'unset: no calls',
    secret: true,
  }),
  LIVEKIT_API_URL: setting(mediaUrl.optional(), {
    about: 'where this server itself reaches LIVEKIT_URL, where that is another address',
    default: 'LIVEKIT_URL',
  }),
  LIVEKIT_REGIONS: setting(regions.default({}), {
    about:
      'further LiveKit servers with the same key, by the area of a time zone: Europe=wss://…,America=wss://…; a call is held at that of the person who starts it, or else at LIVEKIT_URL',
    default: 'none',
  }),
  CALL_SOURCES: setting(sources.default(callSources), {
    about: 'what may be sent into calls: some of microphone, camera, screen',
    default: callSources.join(','),
  }),
  CALL_MAX_PEOPLE: setting(whole(2, 1000).default(12), {
    about: 'people in one call at a time, at most',
    default: '12',
  }),
  CALL_MAX_MINUTES: setting(whole(1, 1440).default(240), {
    about: 'minutes after which a call is ended',
    default: '240',
  }),
  CALL_RING_SECONDS: setting(whole(5, 120).default(30), {
    about: 'seconds a member is rung before the call counts as missed',
    default: '30',
  }),
} as const

export type CallsSettings = SettingsOf<typeof callsSettings>

// What goes over HTTP about notifications. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { meanings } from './notification.ts'

const id = z.string().regex(idPattern)
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const meaningList = z.array(z.enum(meanings)).max(meanings.length)
/** The time zone of somebody who is told things. */
export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'No time zone of that name is known')
  .describe('IANA name, such as `Europe/Berlin`.')
/** When somebody is told nothing. */
export const quiet = z
  .object({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, 'Quiet hours begin and end at different times')
  .nullable()
  .describe('Hours of the receiver in which nothing is sent; null for none.')
const digestAt = timeOfDay.describe('When the daily digest comes, in the receiver’s time zone.')
const meaningsByChannel = z.object({ page: meaningList, mail: meaningList, push: meaningList })

export const pushDeviceSchema = z
  .object({ id, host: z.string().describe('The push service.'), createdAt: z.iso.datetime() })
  .meta({ id: 'PushDevice' })

export const notificationSettingsSchema = z
  .object({
    offered: z.object({
      mail: z.boolean(),
      push: z
        .object({ publicKey: z.string().describe('`applicationServerKey` of a subscription.') })
        .nullable()
        .describe('Null where this server sends none.'),
    }),
    off: z.boolean().describe('Nothing at all.'),
    mail: z.object({
      address: z.string().nullable().describe('Confirmed: notices go there.'),
      waiting: z.string().nullable().describe('Not confirmed yet: nothing goes there but the letter that asks.'),
    }),
    push: z.array(pushDeviceSchema),
    quiet,
    timeZone: z.string(),
    digestAt,
    meanings: meaningsByChannel,
  })
  .meta({ id: 'NoticeSettings' })

export const changeNotificationsSchema = z
  .object({
    off: z.boolean().optional(),
    mail: z.email().max(254).nullable().optional().describe('Another address has to be confirmed; null ends mail.'),
    quiet: quiet.optional(),
    timeZone: timeZone.optional(),
    digestAt: digestAt.optional(),
    meanings: meaningsByChannel.partial().optional(),
  })
  .meta({ id: 'ChangeNotices', description: 'What is left out stays as it is.' })

const base64url = z.string().regex(/^[\w-]+=*$/)

export const subscribePushSchema = z
  .object({
    endpoint: z.string().max(1000),
    keys: z.object({
      p256dh: base64url.min(86).max(90).describe('65 bytes, base64url.'),
      auth: base64url.min(22).max(24).describe('16 bytes, base64url.'),
    }),
  })
  .meta({ id: 'SubscribePush', description: 'What `PushSubscription.toJSON()` answers.' })

export type NotificationSettings = z.infer<typeof notificationSettingsSchema>
export type ChangeNotifications = z.infer<typeof changeNotificationsSchema>
export type SubscribePush = z.infer<typeof subscribePushSchema>
export type PushDevice = z.infer<typeof pushDeviceSchema>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

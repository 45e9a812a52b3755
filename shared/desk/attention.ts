// What draws an associate's attention: their settings and devices over HTTP, and what a push message to one of them holds.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import type { ShopId } from '../ids.ts'
import { pushDeviceSchema, quiet, subscribePushSchema, timeZone } from '../notifications/contracts.ts'

const id = z.string().regex(idPattern)
const settings = {
  push: z.boolean().describe('Whether calls and messages of visits are pushed to the devices.'),
  repeat: z.boolean().describe('Whether a call is pushed again until somebody has answered it.'),
  sound: z.boolean().describe('Whether calls are heard.'),
  quiet,
  timeZone,
}

/** What an associate has set about their attention. */
export const staffAttentionSchema = z
  .object({
    offered: z
      .object({ publicKey: z.string().describe('`applicationServerKey` of a subscription.') })
      .nullable()
      .describe('Null where this server sends no push messages.'),
    ...settings,
    devices: z.array(pushDeviceSchema).describe('Those that take push messages now.'),
  })
  .meta({ id: 'StaffAttention' })

export const changeStaffAttentionSchema = z
  .object(settings)
  .partial()
  .meta({ id: 'ChangeStaffAttention', description: 'What is left out stays as it is.' })

/** A browser of an associate, for push messages. */
export const subscribeDeskSchema = subscribePushSchema
  .extend({ language: z.string().max(35).describe('BCP 47: of what is pushed to it.') })
  .meta({ id: 'SubscribeDesk' })

/** The device as the server knows it. Its worker gets staff tokens with the secret, as long as the session lasts. */
export const deskDeviceSchema = z.object({ id, secret: z.string() }).meta({ id: 'DeskDevice' })
/** The body with which a device asks for a staff token. */
export const deskDeviceKeySchema = z.object({ secret: z.string().max(100) }).meta({ id: 'DeskDeviceKey' })

export type StaffAttention = z.infer<typeof staffAttentionSchema>
export type ChangeStaffAttention = z.infer<typeof changeStaffAttentionSchema>
export type SubscribeDesk = z.infer<typeof subscribeDeskSchema>
export type DeskDevice = z.infer<typeof deskDeviceSchema>

/** What can be done from a notification itself. */
export type StaffPushAct = 'claim' | 'pass'

/** What a push message to an associate holds, encrypted for the one browser it goes to: of a request no more than the waiting list shows. */
export interface StaffPush {
  readonly kind: 'desk'
  /** The same for all about one request or visit: a later message replaces an earlier one. */
  readonly tag: string
  /** `over`: nobody is called any more, and what is shown of it is replaced without a sound. */
  readonly is: 'call' | 'over'
  readonly shop: ShopId
  readonly request?: string
  readonly visit?: string
  readonly title: string
  readonly body: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly silent: boolean
  readonly acts: readonly { readonly action: StaffPushAct; readonly title: string }[]
  /** What is said where a claim fails, by the code of its refusal; `else` for any other. */
  readonly failed: Readonly<Record<string, string>>
}

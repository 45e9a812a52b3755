import * as z from 'zod'
import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

/** A key of so many bytes, base64url. */
function vapidKey(bytes: number) {
  const fits = (text: string) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes
  return z.string().refine(fits, `${bytes} bytes, base64url`).optional()
}

const mailFrom = z
  .string()
  .regex(/^[^\r\n]*@[^\r\n]+$/)
  .optional()

export const notificationSettings = {
  SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional(), {
    about: 'mail server, such as smtp://user:password@mail.example:587; with MAIL_FROM, notices come by mail',
    default: 'unset: no mail',
    secret: true,
  }),
  MAIL_FROM: setting(mailFrom, {
    about: 'sender of mail, such as Tagalong <hello@shop.example>',
    default: 'unset: no mail',
  }),
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
    about: 'seconds before a notification is sent, so that a member who is about to read gets none',
    default: '120',
  }),
} as const

export type NotificationSettings = SettingsOf<typeof notificationSettings>

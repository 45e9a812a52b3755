// The keys that this server signs push messages with. Browsers subscribe to one public key: it must stay the same.
import { join } from 'node:path'
import webPush from 'web-push'
import * as z from 'zod'
import { keptOnce } from '../identity/secret.ts'

/** Both keys are base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() })

/** Those of the settings, or else those kept in the data directory, made there once. */
export function loadVapidKeys(dataDir: string, given: Partial<VapidKeys>): VapidKeys {
  const { publicKey, privateKey } = given
  if (publicKey !== undefined && privateKey !== undefined) return { publicKey, privateKey }
  const make = () => JSON.stringify(webPush.generateVAPIDKeys())
  return keysSchema.parse(JSON.parse(keptOnce(join(dataDir, 'vapid.json'), make)))
}

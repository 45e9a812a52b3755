// The keys that this server signs push messages with. Browsers subscribe to one public key: it must stay the same.
import { createECDH } from 'node:crypto'
import { join } from 'node:path'
import webPush from 'web-push'
import * as z from 'zod'
import { keptOnce } from '../identity/kept-once.ts'
import { StartProblem } from '../storage/start-problem.ts'

/** Both keys are base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() })

/**
 * Those of the settings, or else those kept in the data directory, made there once.
 * @throws StartProblem where they are no pair: every push message would be refused by the browsers' services.
 */
export function loadVapidKeys(dataDir: string, given: Partial<VapidKeys>): VapidKeys {
  const { publicKey, privateKey } = given
  if (publicKey !== undefined && privateKey !== undefined) return givenKeys({ publicKey, privateKey })
  return storedKeys(join(dataDir, 'vapid.json'))
}

function givenKeys(keys: VapidKeys): VapidKeys {
  if (isPair(keys)) return keys
  throw new StartProblem(
    'VAPID_PUBLIC_KEY is not the public key of VAPID_PRIVATE_KEY: set both to the two halves of one pair, the one that browsers have subscribed with.',
  )
}

function storedKeys(file: string): VapidKeys {
  const stored = keysSchema.safeParse(jsonOf(keptOnce(file, () => JSON.stringify(webPush.generateVAPIDKeys()))))
  if (stored.success && isPair(stored.data)) return stored.data
  throw new StartProblem(
    `The keys of push messages in ${file} are damaged: put back the file from a backup; without one, remove it, and new keys are made, for which browsers subscribe again.`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isPair({ publicKey, privateKey }: VapidKeys): boolean {
  const keys = createECDH('prime256v1')
  try {
    keys.setPrivateKey(privateKey, 'base64url')
    return keys.getPublicKey().equals(Buffer.from(publicKey, 'base64url'))
  } catch {
    // Zero, or beyond the order of the curve.
    return false
  }
}

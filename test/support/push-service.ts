// A push service on loopback with one browser behind it: it takes what is sent, checks who signed it, and the browser decrypts it
// (RFC 8291, RFC 8188, RFC 8292), all by hand, so that what is sent is what the standards say and not what the library thinks.
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, jwtVerify } from 'jose'
import { onTestFinished } from 'vitest'
import type { PushedNotification } from '#shared/notifications/notification.ts'

/** What came, decrypted. */
export interface Pushed {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly notification: PushedNotification
  /** What the signature says. */
  readonly claims: Readonly<Record<string, unknown>>
}

export interface PushService {
  /** What the browser's push manager answers. */
  readonly subscription: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
  readonly pushed: readonly Pushed[]
  /** What it answers; 201 where nothing is said. */
  status: number
  headers: Record<string, string>
  /** How often it was asked. */
  readonly asked: number
}

/** Opens a push service. Call it inside a test. @param publicKey what the browser was subscribed with. */
export async function openPushService(publicKey: string): Promise<PushService> {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const pushed: Pushed[] = []
  let asked = 0
  const http = createServer((request, response) => {
    const parts: Buffer[] = []
    asked += 1
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.writeHead(service.status, service.headers)
      if (service.status >= 300) return response.end()
      void receive(request.headers, Buffer.concat(parts)).then((one) => {
        pushed.push(one)
        response.end()
      })
      return undefined
    })
  })
  const receive = async (headers: Pushed['headers'], body: Buffer): Promise<Pushed> => {
    const claims = await claimsOf(String(headers['authorization']), publicKey)
    const notification = JSON.parse(decrypt(body, browser, auth)) as PushedNotification
    return { headers, claims, notification }
  }
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}/push/${randomBytes(8).toString('hex')}`
  const keys = { p256dh: browser.getPublicKey().toString('base64url'), auth: auth.toString('base64url') }
  const service: PushService = {
    subscription: { endpoint, keys },
    pushed,
    status: 201,
    headers: {},
    get asked() {
      return asked
    },
  }
  return service
}

async function claimsOf(authorization: string, publicKey: string): Promise<Record<string, unknown>> {
  const [, token = '', key] = /^vapid t=([^,]+), *k=(.+)$/.exec(authorization) ?? []
  if (key !== publicKey) throw new Error('signed with another key than the browser knows')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'))
  return payload
}

function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const idLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const ikm = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}

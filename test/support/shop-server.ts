// A shop's own server, as tests play it: it has an admin key, signs its customers in, and publishes its public keys.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { JWK } from 'jose'
import { onTestFinished } from 'vitest'
import { AdminKeys } from '#server/identity/admin-keys.ts'
import { operator } from '#server/identity/audit.ts'
import { keyScopes } from '#shared/shops/contracts.ts'
import type { KeyScope, ShopIdentity } from '#shared/shops/contracts.ts'
import { ask } from './api.ts'
import type { Answer } from './api.ts'
import { databaseOf } from './database.ts'
import { granted } from './shoppers.ts'

/** What our shop calls itself, and what it calls us. */
export const issuer = 'https://ridge.example'
export const audience = 'tagalong'
/** For HS256. */
export const sharedSecret = 'what only the shop and this server know, 32 and more'

/** What a token shall say besides; a claim that is undefined is left out. */
export interface Claims {
  readonly [claim: string]: unknown
}

/** A key that a shop signs with. */
export interface ShopKey {
  readonly kid: string
  /** As it is published. */
  readonly jwk: JWK
  /** A token for a customer, right in everything but what the test changes. */
  sign(claims?: Claims, header?: Readonly<Record<string, unknown>>): Promise<string>
}

/** Makes an admin key as the operator would. */
export async function adminKey(
  server: { readonly dataDir: string },
  scopes: readonly KeyScope[] = keyScopes,
  shop = 'demo',
): Promise<string> {
  const keys = new AdminKeys({ db: databaseOf(server), now: Date.now })
  return granted(await keys.make(shop, { name: 'of a test', scopes }, operator)).key
}

/** Tells the server how the demo shop's customers sign in. */
export async function signInWith(
  server: { readonly url: string; readonly dataDir: string },
  settings: object,
): Promise<Answer<ShopIdentity>> {
  const body = { issuer, audience, ...settings }
  return ask<ShopIdentity>(server, 'PUT /shops/demo/identity', { token: await adminKey(server, ['identity']), body })
}

/** A token signed with a shared secret. */
export function signWithSecret(claims: Claims = {}, secret = sharedSecret, alg = 'HS256'): Promise<string> {
  return tokenOf(claims, { alg }).sign(new TextEncoder().encode(secret))
}

/** A fresh key pair of the shop. */
export async function shopKey(alg: 'RS256' | 'ES256' | 'EdDSA', kid: string): Promise<ShopKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return {
    kid,
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    sign: (claims = {}, header = {}) => tokenOf(claims, { alg, kid, ...header }).sign(privateKey),
  }
}

function tokenOf(claims: Claims, header: { alg: string; kid?: string }): SignJWT {
  const now = Math.floor(Date.now() / 1000)
  const said = { iss: issuer, aud: audience, sub: 'customer-7', name: 'Ana', iat: now, exp: now + 300, ...claims }
  const kept = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  return new SignJWT(kept).setProtectedHeader(header)
}

/** Where a shop publishes its keys. */
export interface KeyPublisher {
  readonly url: string
  /** What is published now. */
  keys: readonly JWK[]
  /** How often it was asked. */
  readonly asked: number
  /** Answers in its own way from now on; undefined publishes again. */
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined
}

/** Publishes keys on this machine. Call it inside a test. */
export async function publishKeys(...keys: readonly ShopKey[]): Promise<KeyPublisher> {
  let asked = 0
  const http = createServer((request, response) => {
    asked += 1
    if (publisher.answer) return publisher.answer(request, response)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: publisher.keys }))
    return undefined
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const publisher: KeyPublisher = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/.well-known/jwks.json`,
    keys: keys.map(({ jwk }) => jwk),
    get asked() {
      return asked
    },
    answer: undefined,
  }
  return publisher
}

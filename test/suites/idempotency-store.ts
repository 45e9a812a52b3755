import { describe, expect, test } from 'vitest'
import { IdempotencyStore } from '#server/http/idempotency-store.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

const minute = 60_000
const request = { name: 'digest of the request', key: 'a key that is hard to guess', body: 'digest of the body' }
const response = { status: 201, headers: [['x-kind', 'first'] as [string, string]], body: '{"token":"secret"}' }

async function openStore(open: OpenDatabase) {
  const db = await openRooms(open)
  const clock = { at: 1_000_000 }
  const secret = new TextEncoder().encode('a secret with at least thirty-two characters')
  return { db, clock, store: new IdempotencyStore({ db, secret, now: () => clock.at }) }
}

/** The idempotency store: responses to requests that may be repeated. */
export function describeIdempotencyStore(name: string, open: OpenDatabase): void {
  describe(`the idempotency store of ${name}`, () => {
    test('a repeated request finds the response of the first', async () => {
      const { store } = await openStore(open)
      expect(await store.find(request)).toBeUndefined()
      await store.keep(request, response)
      expect(await store.find(request)).toEqual(response)
      expect(await store.find({ ...request, name: 'digest of another one' })).toBeUndefined()
    })

    test('a key that is used with another body is told apart', async () => {
      const { store } = await openStore(open)
      await store.keep(request, response)
      expect(await store.find({ ...request, body: 'digest of another body' })).toBe('other')
    })

    test('nothing that is stored can be read without the key', async () => {
      const { db, store } = await openStore(open)
      await store.keep(request, response)
      const rows = JSON.stringify(await db.selectFrom('idempotent_responses').selectAll().execute())
      for (const secret of ['secret', request.key]) expect(rows).not.toContain(secret)
      expect(await store.find({ ...request, key: 'a key that somebody guessed' })).toBeUndefined()
    })

    test('a response is found for ten minutes, and its row is deleted later', async () => {
      const { db, clock, store } = await openStore(open)
      await store.keep(request, response)
      clock.at += 10 * minute - 1
      expect(await store.find(request)).toEqual(response)
      clock.at += 1
      expect(await store.find(request)).toBeUndefined()
      await store.keep({ ...request, name: 'digest of a later one' }, response)
      expect(await db.selectFrom('idempotent_responses').select('name').execute()).toEqual([
        { name: 'digest of a later one' },
      ])
    })

    test('a later response takes the place of the one before', async () => {
      const { store } = await openStore(open)
      await store.keep(request, response)
      await store.keep(request, { ...response, body: '{}' })
      expect(await store.find(request)).toEqual({ ...response, body: '{}' })
    })
  })
}

// Small values that the SDK saves on a device: named by server, room and member, and read by later versions, too.
import { expect, onTestFinished, test, vi } from 'vitest'
import { openLocalStore } from '#client/sdk/local-store.ts'
import type { LocalStore } from '#client/sdk/local-store.ts'
import { RejectedEdits } from '#client/sdk/rejected-edits.ts'
import { refusal } from '#shared/refusals.ts'
import { indexedDbInFile } from '#test/support/indexed-db.ts'

indexedDbInFile()

const edit = { root: 'wants', key: 'boots/ana', before: 0, after: 1 }

test('a saved value is read by the next visit, and a value saved as undefined is gone', async () => {
  const store = await storeOf('ana')
  await store.save('room', { title: 'Lake weekend' })
  await store.save('cart/client/1', 0)
  const next = await storeOf('ana')
  expect(await next.read('room')).toEqual({ title: 'Lake weekend' })
  expect(await next.read('cart/client/1')).toBe(0)
  expect(await next.read('never')).toBeUndefined()
  await next.save('room', undefined)
  expect(await store.read('room')).toBeUndefined()
})

test('names are listed by prefix, and only those of this member in this room', async () => {
  const [ana, ben, elsewhere] = [await storeOf('mara'), await storeOf('ben'), await storeOf('mara', 'another-room')]
  for (const store of [ana, ben, elsewhere]) await store.save('cart/client/7', 1)
  await ana.save('room', 1)
  expect(await ana.names('')).toEqual(['cart/client/7', 'room'])
  expect(await ana.names('cart/')).toEqual(['cart/client/7'])
  await ana.save('cart/client/7', undefined)
  expect(await ben.names('')).toEqual(['cart/client/7'])
  expect(await elsewhere.names('')).toEqual(['cart/client/7'])
})

test('a value that cannot be saved is no failure: the server has all that matters', async () => {
  const store = await storeOf('full')
  store.close()
  await expect(store.save('room', 1)).resolves.toBeUndefined()
})

test('a device without IndexedDB has no local store', async () => {
  vi.stubGlobal('indexedDB', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  expect(await openLocalStore({ server: 's', roomId: 'r', memberId: 'm' })).toBeUndefined()
})

test('rejected edits are listed on the next visit in their order, until they are dismissed', async () => {
  const store = await storeOf('rejecting')
  const first = await RejectedEdits.open(store, () => 1_000)
  for (const key of ['a', 'b', 'c']) first.add({ ...edit, key }, refusal('role-may-not'))
  const next = await RejectedEdits.open(store, () => 1_000)
  expect(next.list.get().map(({ edit: { key } }) => key)).toEqual(['a', 'b', 'c'])
  next.remove(next.list.get()[1]?.id ?? '')
  const last = await RejectedEdits.open(store, () => 1_000)
  expect(last.list.get().map(({ edit: { key } }) => key)).toEqual(['a', 'c'])
})

test('rejected edits that an earlier version saved are listed', async () => {
  const store = await storeOf('earlier')
  const entry = { id: 'one', edit, refusal: refusal('role-may-not') }
  await store.save('not-kept/one', { at: 5, notKept: entry })
  expect((await RejectedEdits.open(store, Date.now)).list.get()).toEqual([entry])
})

async function storeOf(memberId: string, roomId = 'room'): Promise<LocalStore> {
  const store = await openLocalStore({ server: 'https://shop.example', roomId, memberId })
  if (!store) throw new Error('There is no IndexedDB')
  return store
}

import { describe, expect, test } from 'vitest'
import type { FileStore } from '#server/storage/files/file-store.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Where photos and voice notes lie. @param open opens an empty store; called once a test. */
export function describeFileStore(name: string, open: () => Promise<FileStore>): void {
  describe(`the file store of ${name}`, () => {
    test('gives back what was put, byte by byte, and nothing under another key', async () => {
      const store = await open()
      const all = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
      await store.put('room/file/whole', all)
      expect(Buffer.from((await store.get('room/file/whole')) ?? [])).toEqual(Buffer.from(all))
      expect(await store.get('room/file/other')).toBeUndefined()
      expect(await store.get('elsewhere/file/whole')).toBeUndefined()
      await store.check()
    })

    test('replaces an object whole', async () => {
      const store = await open()
      await store.put('room/file/whole', bytes('a long text'))
      await store.put('room/file/whole', bytes('short'))
      expect(Buffer.from((await store.get('room/file/whole')) ?? []).toString()).toBe('short')
    })

    test('removes everything below a prefix, and nothing beside it', async () => {
      const store = await open()
      const keys = [
        'room/one/whole',
        'room/one/parts/0-3',
        'room/one/parts/3-6',
        'room/oneself/whole',
        'room2/one/whole',
      ]
      for (const key of keys) await store.put(key, bytes(key))
      await store.removeAll('room/one/')
      const left = await Promise.all(keys.map(async (key) => [key, (await store.get(key)) !== undefined] as const))
      expect(left.filter(([, isThere]) => isThere).map(([key]) => key)).toEqual([
        'room/oneself/whole',
        'room2/one/whole',
      ])
      await store.removeAll('room/')
      expect(await store.get('room/oneself/whole')).toBeUndefined()
      // What is not there is removed already.
      await store.removeAll('room/')
    })

    test('takes no key that leads elsewhere', async () => {
      const store = await open()
      for (const key of ['../secret', 'room/../../secret', '/etc/passwd', 'room//whole', 'room/a b/whole', ''])
        await expect(store.put(key, bytes('x')), key).rejects.toThrow('characters that no key has')
    })
  })
}

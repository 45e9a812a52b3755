// The order of commits, with a store whose commits end when the test says so.
import { expect, test } from 'vitest'
import { Journal } from '#server/sync/journal.ts'
import type { JournalRows, JournalStore } from '#server/storage/journal-store.ts'

/** A store that waits to be told how each commit ends. */
function slowStore() {
  const commits: { rooms: number[]; end: () => void; fail: () => void }[] = []
  const commit = (rows: readonly JournalRows[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      commits.push({
        rooms: rows.map(({ room }) => room),
        end: () => resolve(rows.map((_, index) => index + 1)),
        fail: () => reject(new Error('disk I/O error')),
      })
    })
  return { commits, store: { commit } }
}

/** A journal with rooms by their numbers. A room whose entry failed is lost. */
function journalOf(store: JournalStore) {
  const lost = new Set<number>()
  const saved: number[] = []
  const journal = new Journal({ store, announce: (entries) => saved.push(...entries.map(({ room }) => room)) })
  const append = (room: number) => {
    const owner = {
      get isLost() {
        return lost.has(room)
      },
      lose: () => void lost.add(room),
    }
    journal.append({ room, events: [], bindings: [], owner })
  }
  return { journal, append, lost, saved }
}

test('what waits behind a commit that failed is not written where it builds on what was lost', async () => {
  const { commits, store } = slowStore()
  const { journal, append, lost, saved } = journalOf(store)
  append(1)
  await expect.poll(() => commits.length).toBe(1)
  append(1)
  append(2)
  commits[0]?.fail()
  await expect.poll(() => commits.length).toBe(2)
  expect(commits[1]?.rooms).toEqual([2])
  commits[1]?.end()
  await journal.idle()
  expect([...lost]).toEqual([1])
  expect(saved).toEqual([2])
})

test('whoever reads a room after its commit under way reads all of it', async () => {
  const { commits, store } = slowStore()
  const { journal, append, saved } = journalOf(store)
  await journal.turn()
  append(1)
  await expect.poll(() => commits.length).toBe(1)
  append(2)
  const read = journal.turn().then(() => [...saved])
  const turnOfTheLoop = new Promise((resolve) => setImmediate(() => resolve('still waiting')))
  expect(await Promise.race([read, turnOfTheLoop])).toBe('still waiting')
  commits[0]?.end()
  expect(await read).toEqual([1])
  await expect.poll(() => commits.length).toBe(2)
  commits[1]?.end()
  await journal.idle()
})

// The order of commits, on a store whose commits end when the test ends them.
import { expect, test } from 'vitest'
import { Journal } from '#server/sync/journal.ts'
import type { JournalRows, JournalStore } from '#server/storage/journal-store.ts'

/** A store whose commits the test ends, one by one. */
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

test('entries of a lost room that wait behind the failed commit are not written', async () => {
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

test('a room whose rows are refused takes no other room with it', async () => {
  const written: number[][] = []
  const commit = (rows: readonly JournalRows[]) => {
    const rooms = rows.map(({ room }) => room)
    if (rooms.includes(3)) return Promise.reject(new Error('these rows cannot be written'))
    written.push(rooms)
    return Promise.resolve(rows.map((_, index) => index + 1))
  }
  const { journal, append, lost, saved } = journalOf({ commit })
  for (const room of [1, 2, 3, 4, 5, 3, 1]) append(room)
  await journal.idle()
  expect([...lost]).toEqual([3])
  const sorted = (rooms: readonly number[]) => rooms.toSorted((a, b) => a - b)
  expect(sorted(saved)).toEqual([1, 1, 2, 4, 5])
  expect(sorted(written.flat())).toEqual([1, 1, 2, 4, 5])
})

test('a read after the commit under way sees all of it', async () => {
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

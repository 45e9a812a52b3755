import { expect, test } from 'vitest'
import { openSetAside } from '#client/catchup/set-aside.ts'

const hourMs = 60 * 60_000

test('a card that was set aside stays so for six hours, also when the page is loaded again, and comes back by hand at once', () => {
  const stored = new Map<string, string | undefined>()
  const memory = {
    read: (name: string) => stored.get(name),
    save: (name: string, value: string | undefined) => void stored.set(name, value),
  }
  let now = 1_800_000_000_000
  const open = () => openSetAside(memory, () => now)
  open().add('question:q')
  expect(open().until.get()).toEqual({ 'question:q': now + 6 * hourMs })
  open().add('vote:d')
  open().remove('question:q')
  expect(Object.keys(open().until.get())).toEqual(['vote:d'])
  now += 6 * hourMs
  open().add('vote:e')
  expect(Object.keys(open().until.get())).toEqual(['vote:e'])
})

test('whatever else stands in the memory, nothing is set aside', () => {
  for (const stored of ['', '{', 'null', '[1]', '{"question:q":"soon"}']) {
    const setAside = openSetAside({ read: () => stored, save: () => {} }, () => 0)
    expect(Object.values(setAside.until.get()).filter((end) => typeof end !== 'number')).toEqual([])
  }
})

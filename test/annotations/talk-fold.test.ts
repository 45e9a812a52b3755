// The incremental fold of threads must give the same result as a whole fold.
import { expect, test } from 'vitest'
import { emojiKey } from '#shared/annotations/emoji.ts'
import { foldTalk, TalkFold } from '#shared/annotations/talk-view.ts'
import { chance } from '#test/support/chance.ts'
import type { Chance } from '#test/support/chance.ts'

test('threads folded change by change equal threads folded at once, for any changes in any order', () => {
  const luck = chance()
  const room = new Records()
  const fold = new TalkFold(room)
  for (let round = 0; round < 300; round += 1) {
    const changed = room.changeAtRandom(luck)
    fold.invalidate(luck.whole(0, 40) === 0 ? undefined : changed)
    if (luck.whole(0, 2) === 0) continue
    const atOnce = foldTalk(room)
    expect([...fold.threads.keys()].toSorted(), `SEED=${luck.seed}`).toEqual([...atOnce.keys()].toSorted())
    for (const [id, thread] of atOnce) expect(fold.threads.get(id), `SEED=${luck.seed}`).toEqual(thread)
  }
})

test('a new message keeps the objects of other threads and messages', () => {
  const room = new Records()
  const fold = new TalkFold(room)
  for (const thread of ['t1', 't2']) {
    fold.invalidate(room.set('threads', thread, { subject: 'room', kind: 'talk', by: 'ana', at: 1 }))
    fold.invalidate(room.set('messages', `${thread}/m1`, { by: 'ana', at: 2, text: 'Hello' }))
  }
  const before = fold.threads
  fold.invalidate(room.set('messages', 't1/m2', { by: 'ben', at: 3, text: 'Hello Ana' }))
  expect(fold.threads.get('t2')).toBe(before.get('t2'))
  expect(fold.threads.get('t1')?.messages[0]).toBe(before.get('t1')?.messages[0])
  expect(fold.threads.get('t1')?.messages.map(({ id }) => id)).toEqual(['m1', 'm2'])
  expect(fold.threads).toBe(fold.threads)
})

/** Records as a link has them: by root and key. */
class Records {
  readonly #roots = new Map<string, Map<string, unknown>>()

  records = (root: string) => this.#of(root) as never
  record = (root: string, key: string) => this.#of(root).get(key) as never

  set(root: string, key: string, value: unknown): Map<string, Set<string>> {
    if (value === undefined) this.#of(root).delete(key)
    else this.#of(root).set(key, value)
    return new Map([[root, new Set([key])]])
  }

  changeAtRandom(luck: Chance): Map<string, Set<string>> {
    const thread = `t${luck.whole(1, 3)}`
    const message = `m${luck.whole(1, 8)}`
    const by = luck.pick(['ana', 'ben'])
    const at = luck.whole(1, 5)
    const some = <Value>(value: Value) => (luck.whole(0, 3) === 0 ? undefined : value)
    switch (luck.pick(['threads', 'threadStates', 'messages', 'messages', 'reactions'])) {
      case 'threads':
        return this.set('threads', thread, { subject: 'room', kind: luck.pick(['talk', 'question']), by, at })
      case 'threadStates':
        return this.set('threadStates', thread, { state: luck.pick(['open', 'resolved']), by, at })
      case 'messages':
        return this.set('messages', `${thread}/${message}`, some({ by, at, text: `said ${at}` }))
      default:
        return this.set('reactions', `${message}/${by}/${emojiKey(luck.pick(['👍', '👎'])) ?? ''}`, some(true))
    }
  }

  #of(root: string): Map<string, unknown> {
    const records = this.#roots.get(root) ?? new Map<string, unknown>()
    this.#roots.set(root, records)
    return records
  }
}

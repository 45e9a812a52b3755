// A clock that jumps ends nothing before its time.
import { expect, test } from 'vitest'
import { SteadyClock } from '#server/host/jobs/steady-clock.ts'

const minuteMs = 60_000

function machine() {
  const said: string[] = []
  let [wall, steady] = [1_800_000_000_000, 5_000]
  const log = { warn: (...words: unknown[]) => void said.push(String(words.at(-1))) }
  const clock = new SteadyClock(log as never, { wall: () => wall, steady: () => steady })
  return {
    clock,
    said,
    pass: (ms: number) => {
      wall += ms
      steady += ms
    },
    jump: (ms: number) => {
      wall += ms
    },
  }
}

test('it goes as the machine’s clock goes, and follows small corrections', () => {
  const { clock, said, pass, jump } = machine()
  pass(minuteMs)
  expect(clock.now()).toBe(1_800_000_000_000 + minuteMs)
  jump(-900)
  expect(clock.now()).toBe(1_800_000_000_000 + minuteMs - 900)
  expect(said).toEqual([])
})

test.each([3_600_000, -3_600_000])('a jump of %i ms is waited out, and said once', (jumpMs) => {
  const { clock, said, pass, jump } = machine()
  jump(jumpMs)
  expect(clock.now()).toBe(1_800_000_000_000)
  pass(2 * minuteMs)
  expect(clock.now()).toBe(1_800_000_000_000 + 2 * minuteMs)
  expect(said).toHaveLength(1)
  jump(-jumpMs)
  expect(clock.now()).toBe(1_800_000_000_000 + 2 * minuteMs)
  expect(said.at(-1)).toContain('is back')
})

test('a time that stays is taken over, as after a sleep of the machine', () => {
  const { clock, said, pass, jump } = machine()
  jump(8 * 60 * minuteMs)
  clock.now()
  pass(4 * minuteMs)
  expect(clock.now()).toBe(1_800_000_000_000 + 4 * minuteMs)
  pass(minuteMs)
  expect(clock.now()).toBe(1_800_000_000_000 + 8 * 60 * minuteMs + 5 * minuteMs)
  expect(said.at(-1)).toContain('taken over')
})

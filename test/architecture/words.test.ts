import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { inspectWords } from '#tools/words-rule.ts'

test('no name of the project has a word that was replaced', () => {
  expect(inspectWords()).toEqual([])
})

test('an old word is found in a name, with the word of today', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'server'))
  writeFileSync(
    join(folder, 'server/room.ts'),
    'const benSeat = 1\nexport const rooms = { untold: benSeat, valueOf: 2 }\n',
  )
  expect(inspectWords(folder)).toEqual([
    'server/room.ts:1: benSeat is called connection, or device',
    'server/room.ts:2: untold is called pending events',
  ])
})

// The embedded store passes every acceptance suite.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { migrate } from '#server/storage/migrate.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { describeStorage } from '#test/suites/all.ts'
import { temporaryFolder } from '#test/support/folders.ts'

const file = 'tagalong.sqlite'
let template = ''

// Tables are made once and copied: a copy takes a tenth of the time.
beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'tagalong-template-'))
  const db = openSqlite(template)
  await migrate(db)
  await db.destroy()
})

afterAll(() => rmSync(template, { recursive: true }))

describeStorage('SQLite', () => {
  const folder = temporaryFolder()
  copyFileSync(join(template, file), join(folder, file))
  return Promise.resolve(openSqlite(folder))
})

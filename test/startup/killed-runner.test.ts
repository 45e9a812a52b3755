// Processes that tests start, when the runner itself is killed and can stop none of them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { until } from '#test/support/until.ts'

const root = resolve(import.meta.dirname, '../..')

test('a server that a test started ends by itself when the runner of the test is killed', async () => {
  const runner = spawn(
    process.execPath,
    [
      '--input-type=module-typescript',
      '--eval',
      `import { spawnServer } from '#test/support/server-process.ts'
      const { url, pid } = await spawnServer({ DATA_DIR: ${JSON.stringify(temporaryFolder())}, LOG_LEVEL: 'silent' })
      console.log(JSON.stringify({ url, pid }))`,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void runner.kill('SIGKILL'))
  const [line] = (await once(createInterface({ input: runner.stdout }), 'line')) as [string]
  const { url, pid } = JSON.parse(line) as { url: string; pid: number }
  onTestFinished(() => stop(pid))
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  runner.kill('SIGKILL')
  await until('the server to be gone', () =>
    fetch(`${url}/healthz`).then(
      () => false,
      () => true,
    ),
  )
})

/** Where the test fails, nothing is left of it either. */
function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone, as it has to be.
  }
}

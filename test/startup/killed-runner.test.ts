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
  const runner = run(`import { spawnServer } from '#test/support/server-process.ts'
    const { url, pid } = await spawnServer({ DATA_DIR: ${JSON.stringify(temporaryFolder())}, LOG_LEVEL: 'silent' })
    console.log(JSON.stringify({ url, pid }))`)
  const { url, pid } = await runner.said<{ url: string; pid: number }>()
  onTestFinished(() => stop(pid))
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  runner.kill()
  await until('the server to be gone', () =>
    fetch(`${url}/healthz`).then(
      () => false,
      () => true,
    ),
  )
})

// As a test starts Firefox and a store of files.
test('so does a program that knows nothing of tests', async () => {
  const runner = run(`import { spawn } from 'node:child_process'
    import { runsUntilParentEnds } from '#test/support/server-process.ts'
    const program = 'console.log(JSON.stringify({ pid: process.pid })); setInterval(() => {}, 1000)'
    const stdio = ['pipe', 'inherit', 'inherit']
    spawn(process.execPath, [...runsUntilParentEnds, process.execPath, '--eval', program], { stdio })`)
  const { pid } = await runner.said<{ pid: number }>()
  onTestFinished(() => stop(pid))
  expect(isThere(pid)).toBe(true)
  runner.kill()
  await until('the program to be gone', () => !isThere(pid))
})

/** A runner of tests that does this. */
function run(code: string) {
  const args = ['--input-type=module-typescript', '--eval', code]
  const runner = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = () => void runner.kill('SIGKILL')
  onTestFinished(kill)
  return {
    kill,
    /** The first line that it writes. */
    async said<Said>() {
      const [line] = (await once(createInterface({ input: runner.stdout }), 'line')) as [string]
      return JSON.parse(line) as Said
    },
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Where the test fails, nothing is left of it either. */
function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone, as it has to be.
  }
}

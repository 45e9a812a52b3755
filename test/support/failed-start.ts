import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { bareEnvironment } from './bare-environment.ts'
import { temporaryFolder } from './folders.ts'
import { endsWithParent, mainScript } from './server-process.ts'

/** One line that ends as sentences do: no stack, no second thought. */
export const oneSentence = /^[A-Z][^\n]+[.]\n$/

/** Runs the server as its users do, until it ends by itself, on an empty folder unless one is given. */
export async function failedStart(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [...endsWithParent, mainScript], {
    env: { ...bareEnvironment, PORT: '0', DATA_DIR: temporaryFolder(), LOG_LEVEL: 'silent', ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, said }
}

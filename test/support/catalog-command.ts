import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const main = resolve(import.meta.dirname, '../../server/catalog-main.ts')

/** Runs `npm run catalog -- …` to its end. */
export async function catalog(
  dataDir: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir }
  const child = spawn(process.execPath, [main, ...args], { env })
  const [, out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code: child.exitCode, out, err }
}

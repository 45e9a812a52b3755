// Builds of the page that follow one another, as an operator would bring them up in the same place.
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { temporaryFolder } from './folders.ts'

const built = resolve(import.meta.dirname, '../../dist')

/** A build that a test may replace. */
export interface OwnBuild {
  readonly dir: string
  /** Replaces it by one in which every script has another name, as after a change that touches everything; the old ones are gone. */
  renew(): void
}

/** A copy of the build at hand. Call it inside a test. */
export function ownBuild(): OwnBuild {
  const dir = temporaryFolder()
  cpSync(built, dir, { recursive: true })
  let releases = 0
  return { dir, renew: () => renew(join(dir, 'page'), ++releases) }
}

function renew(page: string, release: number): void {
  for (const entry of readdirSync(page, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // Those that were compressed are those of the old release.
    if (/[.](?:br|gz)$/.test(entry.name)) rmSync(path)
    else if (/[.](?:js|css|html)$/.test(entry.name)) {
      writeFileSync(path, renamed(readFileSync(path, 'utf8'), release))
      renameSync(path, join(entry.parentPath, renamed(entry.name, release)))
    }
  }
}

/** Hashes of files are eight characters before the ending, and that of a release sixteen. */
function renamed(text: string, release: number): string {
  return text
    .replaceAll(/(-[\w-]{8})(?:_\d+)?([.](?:js|css)\b)/g, `$1_${release}$2`)
    .replaceAll(/(release-[0-9a-f]{16})(?:_\d+)?/g, `$1_${release}`)
}

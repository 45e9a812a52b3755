// What the built page is made of, as one hash: equal hashes, equal page. Read at every start, so it must be quick.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['client', 'shared', 'tools/page', 'server/catalog/demo/pictures']
// The lock file stands for every package that is bundled.
const files = ['package-lock.json', 'vite.config.ts', 'tools/build.ts', 'tools/copy-pictures.ts']

/** Where the hash of the last build's inputs is kept: inside the build, so that both go together. */
export const hashFile = 'dist/inputs.sha256'

/** The hash of every file that a build reads. */
export function hashInputs(root: string): string {
  const hash = createHash('sha256')
  for (const path of [...files, ...folders.flatMap((folder) => filesBelow(root, folder))]) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

/** The hash that the last build left; undefined where there is no build. */
export function builtHash(root: string): string | undefined {
  try {
    return readFileSync(join(root, hashFile), 'utf8')
  } catch {
    return undefined
  }
}

function filesBelow(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .toSorted()
  } catch {
    return []
  }
}

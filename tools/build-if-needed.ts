// Before every start: builds the page where there is none, or where its sources have changed since. Else costs next to nothing.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtHash, hashFile, hashInputs } from './build-inputs.ts'
import { root, runScript } from './process.ts'

const inputs = hashInputs(root)
if (builtHash(root) !== inputs) await build()

async function build(): Promise<void> {
  console.log('Building the page, which takes a moment after every change of it …')
  // A build that is broken off must not pass for one that is done.
  rmSync(join(root, hashFile), { force: true })
  const { code, output, ms } = await runScript('tools/build.ts')
  if (code !== 0) {
    console.error(output)
    process.exit(1)
  }
  writeFileSync(join(root, hashFile), inputs)
  console.log(`Built in ${(ms / 1000).toFixed(1)} s.`)
}

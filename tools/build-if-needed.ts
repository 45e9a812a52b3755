// Before every start: builds the page where there is none, or where its sources have changed since. Else costs next to nothing.
import { builtHash, hashInputs } from './build-inputs.ts'
import { root, runScript } from './process.ts'

if (builtHash(root) !== hashInputs(root)) await build()

async function build(): Promise<void> {
  console.log('Building the page, which takes a moment after every change of it …')
  const { code, output, ms } = await runScript('tools/build.ts')
  if (code !== 0) {
    console.error(output)
    process.exit(1)
  }
  console.log(`Built in ${(ms / 1000).toFixed(1)} s.`)
}

// Before `npm test`: brings what the tests need. As root on Debian that is installed; elsewhere what is missing is named,
// and its tests are skipped. Where CI is set nothing may be skipped.
import { existsSync } from 'node:fs'
import { runProgram, runScript } from './process.ts'
import { buildLiveKit, buildS3, testNeeds } from './test-needs.ts'
import type { Need, NeedName } from './test-needs.ts'

const inCi = process.env['CI'] === 'true'
const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0

if (missing().length > 0 && mayInstall) await install(missing())
if (!testNeeds.s3.find()) console.log('Building an S3-compatible store for the tests, which takes minutes once …')
buildS3()
if (!testNeeds.livekit.find()) console.log('Building LiveKit for the tests, which takes about five minutes once …')
buildLiveKit()
for (const name of missing()) console.log(`Skipped, because ${name} is not installed: ${testNeeds[name].skips}.`)
if (missing().length > 0 && inCi) fail('With CI=true no test may be skipped.')

const built = await runScript('tools/build-if-needed.ts')
process.stdout.write(built.output)
if (built.code !== 0) fail('The page could not be built.')

function missing(): NeedName[] {
  return (Object.keys(testNeeds) as NeedName[]).filter((name) => !testNeeds[name].find())
}

async function install(names: readonly NeedName[]): Promise<void> {
  const packages = names.flatMap((name) => (testNeeds[name] as Need).apt ?? [])
  if (packages.length === 0) return
  console.log(`Installing ${packages.join(', ')} …`)
  // A source that does not answer is no reason to stop: the packages may well come from another.
  await runProgram('apt-get', ['update', '-q'])
  const { code, output } = await runProgram('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages])
  if (code !== 0) console.error(output)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

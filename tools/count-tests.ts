// For `.ci/run`: what vitest wrote about its run, as one line of "N passed, N failed". Skipped tests are named.
// That nothing is skipped for want of a program is seen to before the tests; what is left waits for data of others.
import { readFileSync } from 'node:fs'

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly Result[]
  }[]
}

interface Result {
  readonly fullName: string
  readonly status: string
}

const [path = '', exitCode = '1'] = process.argv.slice(2)
const report = read()
const all = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []
const passed = all.filter(({ status }) => status === 'passed')
const failed = report ? failures(report) : ['vitest left no report']
// vitest also fails on what no test is to blame for, such as an error that nobody caught.
if (exitCode !== '0' && failed.length === 0) failed.push(`the test command ended with ${exitCode}`)
for (const { fullName, status } of all)
  if (status !== 'passed' && status !== 'failed') console.log(`${status}: ${fullName}`)
for (const name of failed) console.log(`failed: ${name}`)
console.log(`${passed.length} passed, ${failed.length} failed`)

function read(): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return undefined
  }
}

function failures({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    // A file that could not even be loaded has no tests to tell of.
    if (status === 'failed' && assertionResults.length === 0) return [`${name} could not be loaded`]
    return assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => fullName)
  })
}

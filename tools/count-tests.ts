// For `.ci/run`: what vitest wrote about its run, as one line of "N passed, N failed".
// Skipped tests count as failed: where this runs, nothing may be skipped.
import { readFileSync } from 'node:fs'

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number
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
const notPassed = report ? problems(report) : ['vitest left no report']
// vitest also fails on what no test is to blame for, such as an error that nobody caught.
if (exitCode !== '0' && notPassed.length === 0) notPassed.push(`the test command ended with ${exitCode}`)
for (const problem of notPassed) console.log(`not passed: ${problem}`)
console.log(`${report?.numPassedTests ?? 0} passed, ${notPassed.length} failed`)

function read(): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return undefined
  }
}

function problems({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults
      .filter((one) => one.status !== 'passed')
      .map((one) => `${one.status}: ${one.fullName}`)
    // A file that could not even be loaded has no tests to tell of.
    return status === 'failed' && assertionResults.length === 0 ? [`not loaded: ${name}`] : tests
  })
}

// `npm run check`: everything that can be said about the code without running it. One line each, details where one fails.
import { availableParallelism } from 'node:os'
import { runScript } from './process.ts'
import type { Finished } from './process.ts'

interface Check {
  readonly name: string
  readonly script: string
  readonly args?: readonly string[]
}

// The slow ones first, so that no core waits for them at the end.
const checks: readonly Check[] = [
  { name: 'types of server, SDK, tests', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the page', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'client/tsconfig.json'] },
  {
    name: 'types of the worker',
    script: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'client/worker/tsconfig.json'],
  },
  { name: 'budgets of the page', script: 'tools/page-budget.ts' },
  { name: 'dead code', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'import rule', script: 'tools/import-rule.ts' },
  { name: 'style rule', script: 'tools/style-rule.ts' },
  { name: 'words rule', script: 'tools/words-rule.ts' },
  { name: 'rule of lazy words', script: 'tools/lazy-words-rule.ts' },
  { name: 'lint', script: 'node_modules/oxlint/bin/oxlint' },
  { name: 'format', script: 'node_modules/oxfmt/bin/oxfmt', args: ['--check'] },
]

const waiting = [...checks]
let failed = 0
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker))
console.log(`${checks.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function worker(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    // One after another on this core; the other workers are the others' cores.
    report(check, await runScript(check.script, check.args))
  }
}

function report(check: Check, { code, output, ms }: Finished): void {
  console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${(ms / 1000).toFixed(1)} s)`)
  if (code === 0) return
  failed += 1
  console.log(output.trimEnd().replaceAll(/^/gm, '  '))
}

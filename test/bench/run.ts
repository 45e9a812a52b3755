// `npm run bench`: every scenario with every server it is for, each in processes of its own, the server on one core and the
// load on the other. `npm run bench -- latency join` runs some; the tables are printed and kept in `results/`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join as joinPath } from 'node:path'
import { cores, coresVariable, loadCore } from './machine.ts'
import { tables } from './report.ts'
import { busyRoom } from './scenarios/busy-room.ts'
import { desk } from './scenarios/desk.ts'
import { deskKeys } from './scenarios/desk-keys.ts'
import { dearQuestions } from './scenarios/dear-questions.ts'
import { dearUpdates } from './scenarios/dear-updates.ts'
import { durable } from './scenarios/durable.ts'
import { fuzz } from './scenarios/fuzz.ts'
import { guard } from './scenarios/guard.ts'
import { history } from './scenarios/history.ts'
import { historyCost } from './scenarios/history-cost.ts'
import { hostile } from './scenarios/hostile.ts'
import { catalogueImport } from './scenarios/import.ts'
import { join } from './scenarios/join.ts'
import { latency } from './scenarios/latency.ts'
import { memory } from './scenarios/memory.ts'
import { page } from './scenarios/page.ts'
import { past } from './scenarios/past.ts'
import { properties } from './scenarios/properties.ts'
import { slowPhone } from './scenarios/slow-phone.ts'
import { start } from './scenarios/start.ts'
import { hocuspocus, hocuspocusAtOnce, relay } from './targets/opponents.ts'
import { tagalong } from './targets/tagalong.ts'
import type { Result } from './report.ts'
import type { Figures } from './scenario.ts'
import type { Target, TargetName } from './targets/target.ts'

const scenarios = [
  latency,
  durable,
  join,
  start,
  memory,
  page,
  slowPhone,
  busyRoom,
  history,
  historyCost,
  past,
  guard,
  dearUpdates,
  dearQuestions,
  desk,
  deskKeys,
  catalogueImport,
  hostile,
  properties,
  fuzz,
]
const targets: Readonly<Record<TargetName, Target>> = {
  relay,
  hocuspocus,
  'hocuspocus, debounce 0': hocuspocusAtOnce,
  tagalong,
}
const folder = joinPath(import.meta.dirname, 'results')
const figuresPath = joinPath(import.meta.dirname, '../../docs/figures.md')
/** What a child prints before its figures, so that nothing else it prints is taken for them. */
const mark = 'figures: '
const limitMs = 240_000

const [first = '', ...rest] = process.argv.slice(2)
if (first === '--one') await runOne(rest)
else await runAll([first, ...rest].filter(Boolean))

/** In the child: one scenario with one server. */
async function runOne([name, target]: readonly string[]): Promise<void> {
  const scenario = scenarios.find((one) => one.name === name)
  if (!scenario || !target) throw new Error(`no scenario ${name}`)
  console.log(mark + JSON.stringify(await scenario.run(targets[target as TargetName])))
  process.exit(0)
}

async function runAll(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name))
  if (unknown.length > 0) {
    console.error(
      `There is no scenario ${unknown.join(', ')}; there are ${scenarios.map(({ name }) => name).join(', ')}.`,
    )
    process.exit(1)
  }
  const results: Result[] = []
  for (const scenario of scenarios) {
    if (names.length > 0 && !names.includes(scenario.name)) continue
    const figures: Partial<Record<TargetName, Figures | string>> = {}
    for (const target of scenario.targets) {
      console.error(`${scenario.name}: ${target} …`)
      figures[target] = await inChild(scenario.name, target)
    }
    results.push({ scenario, figures })
  }
  keep(results, names.length === 0)
}

/** @returns the figures, or why there are none. */
function inChild(scenario: string, target: string): Promise<Figures | string> {
  const [program, ...args] = [...loadCore, process.execPath, import.meta.filename, '--one', scenario, target]
  const child = spawn(program, args, { timeout: limitMs, env: { ...process.env, [coresVariable]: String(cores) } })
  let output = ''
  let errors = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const line = output.split('\n').find((one) => one.startsWith(mark))
      if (line) resolve(JSON.parse(line.slice(mark.length)) as Figures)
      else resolve(`ended with ${code}: ${errors.trim().split('\n').slice(0, 12).join('\n')}`)
    })
  })
}

/** Prints the tables; a whole run is also kept. */
function keep(results: readonly Result[], whole: boolean): void {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cores} cores, Node ${process.versions.node}`
  const text = tables(results)
  console.log(`\n${text}`)
  if (!whole) return
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  const figures = Object.fromEntries(results.map(({ scenario, figures: all }) => [scenario.name, all]))
  writeFileSync(joinPath(folder, 'latest.json'), `${JSON.stringify({ at, machine, figures }, undefined, 2)}\n`)
  const pinned =
    loadCore.length > 0 ? 'The server ran on one core, the load on another.' : 'Nothing was pinned to a core.'
  const about = `${at.slice(0, 10)}, ${machine}. ${pinned} ✓ and ✗ say whether Tagalong met its goal.`
  writeFileSync(joinPath(folder, 'latest.md'), `# Last run of \`npm run bench\`\n\n${about}\n\n${text}\n`)
  publishFigures(`The last run of \`npm run bench\`: ${about}\n\n${text}`)
}

/** `docs/figures.md` shows the figures of the last whole run and no others. */
function publishFigures(figures: string): void {
  const page = readFileSync(figuresPath, 'utf8')
  const section = /(?<=<!-- figures -->)[\s\S]*(?=<!-- \/figures -->)/
  writeFileSync(
    figuresPath,
    page.replace(section, () => `\n\n${figures}\n\n`),
  )
}

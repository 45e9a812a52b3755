// The style rule: every class, custom property and animation that is used is there, every one that is there is used, each
// class belongs to one feature, and lengths come from the tokens. Run by a test, and by `npm run check`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './process.ts'
import { inspectClasses, inspectSought } from './styles/class-rule.ts'
import { readUses } from './styles/class-uses.ts'
import { inspectLengths } from './styles/length-rule.ts'
import { inspectNames } from './styles/name-rule.ts'
import { readPageUses } from './styles/page-uses.ts'
import { classesIn, readSheet } from './styles/sheet.ts'

/** What was looked at, and what broke the rule. */
export interface StyleReport {
  readonly sheets: number
  readonly classes: number
  /** One sentence each, with file and line. */
  readonly problems: readonly string[]
}

/** The documents that are styled, each by the folders of its sheets and its code: a class of one never meets another's. */
const documents = [
  /^client\/(?!sdk\/|worker\/)/,
  /^server\/http\//,
  /^server\/(?:answer-links|notifications|host)\//,
  /^server\/invitations\//,
]
/** Where elements are looked for from outside. */
const onlookers = /^(?:test\/journeys|tools\/screenshots)\//

/**
 * Looks at every style sheet below a folder, and at all code that names classes.
 * @param folder a checkout of the project, or a small copy of its layout.
 */
export function inspectStyles(folder: string = root): StyleReport {
  const paths = ['shared', 'client', 'server', 'test/journeys', 'tools/screenshots'].flatMap((part) =>
    filesBelow(folder, part),
  )
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const sheets = paths.filter((path) => path.endsWith('.css')).map((path) => readSheet(path, read(path)))
  const code = paths
    .filter((path) => /[.]tsx?$/.test(path) && !/^(?:shared|client[/](?:sdk|worker))[/]/.test(path))
    .map((path) => ({
      path,
      uses: path.startsWith('server/') ? readPageUses(path, read(path)) : readUses(path, read(path)),
    }))
  const usesIn = (place: RegExp) => code.filter(({ path }) => place.test(path)).map(({ uses }) => uses)
  const fromOutside = usesIn(onlookers).flatMap(({ soughtFor }) => soughtFor)
  const worn = usesIn(/^(?:client|server)\//).flatMap(({ given }) => given)
  const problems = [
    ...sheets.flatMap(inspectLengths),
    ...inspectNames(sheets, usesIn(/^(?:client|server)\//)),
    ...documents.flatMap((place) =>
      inspectClasses(
        sheets.filter(({ path }) => place.test(path)),
        usesIn(place),
        fromOutside,
      ),
    ),
    ...inspectSought(fromOutside, worn),
  ]
  return {
    sheets: sheets.length,
    classes: new Set(sheets.flatMap(({ rules }) => rules.flatMap(({ selector }) => classesIn(selector)))).size,
    problems: [...new Set(problems)].toSorted(),
  }
}

function filesBelow(folder: string, part: string): string[] {
  try {
    return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .toSorted()
  } catch {
    return []
  }
}

if (import.meta.main) {
  const { sheets, classes, problems } = inspectStyles()
  console.log(`${classes} classes in ${sheets} sheets`)
  for (const problem of problems) console.error(problem)
  // Nothing read is not nothing wrong.
  process.exitCode = problems.length > 0 || sheets < 50 || classes < 300 ? 1 : 0
}

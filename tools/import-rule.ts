// The import rule: who may import whom. Run by a test, and by `npm run check`.
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult, IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'
import { root } from './process.ts'

/** What was looked at, and what broke the rule. */
export interface ImportReport {
  readonly modules: number
  readonly imports: number
  /** One sentence each, with the file and what it imported. */
  readonly violations: readonly string[]
}

/** The layers of the server from the bottom up; features, the channels and `http` stand on all of them. */
const bottom = 'storage|bus|identity|limits'
const base = `${bottom}|host|sync`
/** Files directly in `server/` that open and join the parts: only they know more than one feature. */
const joining = '^server/[^/]+[.]ts$'

const forbidden: IForbiddenRuleType[] = [
  rule('shared stands on nothing', { path: '^shared/' }, { path: '^(server|client|test|tools)/' }),
  rule('server and client never import each other', { path: '^server/' }, { path: '^client/' }),
  rule('client and server never import each other', { path: '^client/' }, { path: '^server/' }),
  rule('the product does not know its tests and tools', { path: '^(server|client)/' }, { path: '^(test|tools)/' }),

  rule('only the files that join the parts know them all', { path: '^server/[^/]+/' }, { path: joining }),
  rule(
    'the lowest layers stand on shared',
    { path: `^server/(${bottom})/` },
    { path: '^server/', pathNot: `^server/(${bottom})/` },
  ),
  rule(
    'the sync engine stands on the lowest layers',
    { path: '^server/sync/' },
    { path: '^server/', pathNot: `^server/(sync|${bottom})/` },
  ),
  rule(
    'the host stands on the sync engine and the lowest layers',
    { path: '^server/host/' },
    { path: '^server/', pathNot: `^server/(${base})/` },
  ),
  rule(
    'rooms stand on the host and what is below it',
    { path: '^server/rooms/' },
    { path: '^server/', pathNot: `^server/(rooms|${base})/` },
  ),
  rule(
    'features, channels and http never import each other',
    { path: '^server/([^/]+)/', pathNot: `^server/(rooms|${base})/` },
    { path: '^server/', pathNot: `^server/($1|rooms|${base})/` },
  ),
  rule(
    'only start.ts opens an adapter',
    // The commands for the catalogue and the database are ways in of their own.
    { path: '^(server|client|shared)/', pathNot: '^server/(start|catalog-main|db-main)[.]ts$' },
    { path: '^server/(storage/(sqlite|postgres)|bus/(local|redis))[.]ts$' },
  ),

  rule('the SDK stands on shared', { path: '^client/sdk/' }, { path: '^client/', pathNot: '^client/sdk/' }),
  rule(
    'ui knows no shopping words',
    { path: '^client/ui/' },
    // Ids, money and the other small words are everybody's.
    { path: '^(client|shared)/', pathNot: ['^client/(ui|locales)/', '^shared/[^/]+[.]ts$'] },
  ),
  rule(
    'features of the page never import each other',
    { path: '^client/([^/]+)/', pathNot: '^client/(app|rooms|sdk|ui|locales)/' },
    { path: '^client/', pathNot: '^client/($1|rooms|sdk|ui|locales)/' },
  ),
  rule(
    'what the features share stands below them',
    { path: '^client/rooms/' },
    { path: '^client/', pathNot: '^client/(rooms|sdk|ui|locales)/' },
  ),
  rule('the page is on top of its features', { path: '^client/[^/]+/' }, { path: '^client/[^/]+[.]tsx?$' }),

  rule('no circles', {}, { circular: true }),
  rule(
    'only the SDK has a file that re-exports',
    { path: '^(shared|server|client)/', pathNot: '^client/sdk/index[.]ts$' },
    { dependencyTypes: ['export'] },
  ),
  rule('every import leads somewhere', {}, { couldNotResolve: true, pathNot: ['[.](css|svg|html)$', '^virtual:'] }),
  rule(
    'what ships needs no development dependency',
    { path: '^(server|shared)/' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
  ),
]

function rule(
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IForbiddenRuleType {
  return { name, severity: 'error', from, to }
}

/**
 * Looks at every import below a folder.
 * @param folder a checkout of the project, or a small copy of its layout.
 */
export async function inspectImports(folder: string = root): Promise<ImportReport> {
  const { output } = await cruise(
    ['server', 'shared', 'client', 'test', 'tools'],
    {
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden },
      // Types count as imports too; `preCompilationOnly` then tells them apart.
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)dist/' },
    },
    { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  )
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered a text: ${output.slice(0, 200)}`)
  return {
    modules: output.summary.totalCruised,
    imports: output.summary.totalDependenciesCruised ?? 0,
    violations: [
      ...output.summary.violations.map(({ rule: { name }, from, to }) => `${name}: ${from} imports ${to}`),
      ...heavyZodInThePage(output),
    ],
  }
}

/**
 * The page is to load `zod/mini` only: zod proper costs it 50 KB. A reachability rule of dependency-cruiser would
 * also follow imports of types, which the page may well make.
 */
function heavyZodInThePage({ modules }: ICruiseResult): string[] {
  const loads = new Map(
    modules.map(({ source, dependencies }) => [source, dependencies.filter((one) => !one.preCompilationOnly)]),
  )
  const seen = new Set(modules.map(({ source }) => source).filter((source) => /^client\/.*[.]tsx?$/.test(source)))
  const found: string[] = []
  // A Set iterates over what is added while it is walked.
  for (const source of seen) {
    for (const { module, resolved } of loads.get(source) ?? []) {
      if (/^zod(\/v4)?$/.test(module)) found.push(`the page loads zod/mini only: ${source} imports ${module}`)
      if (!resolved.includes('node_modules')) seen.add(resolved)
    }
  }
  return found
}

if (import.meta.main) {
  const { modules, imports, violations } = await inspectImports()
  console.log(`${imports} imports of ${modules} modules`)
  for (const violation of violations) console.error(violation)
  // Nothing seen is not nothing wrong: the tool answers that when it cannot read TypeScript.
  process.exitCode = violations.length > 0 || modules < 100 || imports <= modules ? 1 : 0
}

// The rule of lazy words: a part that does not come by `lazyPart` says only words that are loaded at first. Any other word would be
// shown as its key until some lazy part has brought the rest. Run by a test, and by `npm run check`.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as ts from 'typescript'
import { root } from './process.ts'

/** What was looked at, and what broke the rule. */
export interface LazyWordsReport {
  /** Files that are loaded otherwise than by `lazyPart`. */
  readonly files: number
  /** Files that only lazy parts load. */
  readonly lazyFiles: number
  /** One sentence each, with file and line. */
  readonly problems: readonly string[]
}

/** Where the page and the server's drawing of it begin. */
const entries = ['client/main.ts', 'client/app/render.tsx']
/** Its export names the words that are loaded at first. */
const firstWordsFile = 'client/locales/en/all.ts'

/** @param folder a checkout of the project, or a small copy of its layout. */
export function inspectLazyWords(folder: string = root): LazyWordsReport {
  const all = globSync('client/**/*.{ts,tsx}', { cwd: folder })
  const sources = new Map(all.map((path) => [path, readSource(folder, path)]))
  const first = namesOfFirstWords(sources.get(firstWordsFile))
  // A Set iterates over what is added while it is walked.
  const loaded = new Set(entries.filter((path) => sources.has(path)))
  for (const path of loaded) {
    for (const found of sources.get(path)?.imports ?? []) if (sources.has(found)) loaded.add(found)
  }
  const problems = [...loaded].flatMap((path) => {
    const { words = [], loadsMore = false } = sources.get(path) ?? {}
    // It waits for all words by itself before it says them.
    if (loadsMore) return []
    const later = words.filter(({ namespace }) => !first.has(namespace))
    return later.map(
      ({ namespace, line }) => `${path}:${line} says words of ${namespace}, but is not loaded by lazyPart`,
    )
  })
  return { files: loaded.size, lazyFiles: all.length - loaded.size, problems }
}

interface Source {
  /** Paths of what comes together with it, or by an `import()` of its own. */
  readonly imports: readonly string[]
  readonly words: readonly { readonly namespace: string; readonly line: number }[]
  readonly loadsMore: boolean
}

function readSource(folder: string, path: string): Source {
  const text = readFileSync(join(folder, path), 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: string[] = []
  const words: { namespace: string; line: number }[] = []
  let loadsMore = false
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !isOfTypes(node)) imports.push(pathOf(folder, path, node.moduleSpecifier))
    if (ts.isCallExpression(node)) {
      const [argument] = node.arguments
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && !isInLazyPart(node))
        imports.push(pathOf(folder, path, argument))
      if (node.expression.getText() === 'loadMoreWords') loadsMore = true
      const namespace = namespaceOf(node)
      if (namespace !== undefined)
        words.push({ namespace, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { imports, words, loadsMore }
}

function isOfTypes({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function isInLazyPart(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at) && at.expression.getText() === 'lazyPart') return true
  }
  return false
}

/** The file that an import names; what is not of the page is no file of it. */
function pathOf(folder: string, from: string, specifier: ts.Node | undefined): string {
  const name = specifier && ts.isStringLiteral(specifier) ? specifier.text : ''
  const path = name.startsWith('#') ? name.slice(1) : join(dirname(from), name)
  return existsSync(join(folder, path)) ? path : name
}

/** The words that `useTranslation('talk')` or `word('ui:partAway')` ask for. */
function namespaceOf({ expression, arguments: [argument] }: ts.CallExpression): string | undefined {
  if (!argument || !ts.isStringLiteral(argument)) return undefined
  if (expression.getText() === 'useTranslation') return argument.text
  return expression.getText() === 'word' ? argument.text.split(':')[0] : undefined
}

function namesOfFirstWords(source: Source | undefined): ReadonlySet<string> {
  const names = source?.imports.map((path) => /([^/]+)[.](?:json|ts)$/.exec(path)?.[1] ?? '')
  return new Set(names)
}

if (import.meta.main) {
  const { files, lazyFiles, problems } = inspectLazyWords()
  console.log(`${files} files without lazyPart, ${lazyFiles} with it`)
  for (const problem of problems) console.error(problem)
  // Nothing seen is not nothing wrong.
  process.exitCode = problems.length > 0 || files < 100 || lazyFiles < 100 ? 1 : 0
}

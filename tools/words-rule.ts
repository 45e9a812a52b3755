// The words rule: names that were replaced by the field's words do not come back. Run by a test, and by `npm run check`.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ts from 'typescript'
import { root } from './process.ts'

/** What each old word is called now. A name is split into its words: `benSeat` has the word `seat`. */
const replaced = new Map(
  Object.entries({
    seat: 'connection, or device',
    seats: 'connections, or devices',
    untold: 'pending events',
    happening: 'event',
    happenings: 'events',
    court: 'rule context',
    unfolded: 'uncompacted',
    thinning: 'retention',
    forgetting: 'retention job',
    noticing: 'notifications',
    ways: 'navigation',
    watched: 'observable',
    watchable: 'observable',
    shelf: 'local store',
    shelves: 'local store',
    hearing: 'announcer',
  }),
)
/** The same for names of several words. */
const replacedPhrases = new Map(
  Object.entries({
    whoIs: 'principal',
    onFault: 'reportError',
    notKept: 'rejected edits',
    syncDoor: 'document channel',
    peopleDoor: 'people channel',
    keptAnswers: 'idempotency store',
    logKeeper: 'compactor',
  }),
)
/** Names that others rely on from outside keep their word: HTTP and stored shapes, settings. */
const kept: readonly RegExp[] = [
  // `?seats=end` of the HTTP API, and two settings under their former names.
  /^server\/(?:rooms\/invitation-routes|settings|document-channel\/settings)[.]ts:seats?$/,
  // Rejected edits as they are stored on devices.
  /^(?:client\/sdk\/rejected-edits|test\/sdk\/local-store[.]test)[.]ts:notKept$/,
]

/** Names that have an old word, one sentence each with file and line. @param folder a checkout of the project. */
export function inspectWords(folder: string = root): readonly string[] {
  const paths = globSync('{server,shared,client,test,tools}/**/*.{ts,tsx}', { cwd: folder })
  return paths
    .filter((path) => !/storage[/]migrations|words-rule/.test(path))
    .toSorted()
    .flatMap((path) => inspectFile(path, readFileSync(join(folder, path), 'utf8')))
}

function inspectFile(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && isDeclared(node)) {
      const name = node.text.replace(/^#/, '')
      const better = betterWord(name)
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      if (better !== undefined && !kept.some((one) => one.test(`${path}:${name}`)))
        found.push(`${path}:${line + 1}: ${node.text} is called ${better}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isDeclared(node: ts.Node): boolean {
  return 'name' in node.parent && node.parent.name === node && !ts.isPropertyAccessExpression(node.parent)
}

function betterWord(name: string): string | undefined {
  // Settings and other constants in capitals are names of outside.
  if (name === name.toUpperCase()) return undefined
  const first = name.charAt(0).toLowerCase() + name.slice(1)
  const phrase = replacedPhrases.get(first)
  if (phrase !== undefined) return phrase
  const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase())
  return words.map((word) => replaced.get(word)).find((word) => word !== undefined)
}

if (import.meta.main) {
  const found = inspectWords()
  for (const one of found) console.error(one)
  process.exitCode = found.length > 0 ? 1 : 0
}

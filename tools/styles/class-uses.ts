// Which classes, custom properties and data attributes the page's code names. Classes are read where they are given to an
// element: in `className`, and in what `classes(…)` joins.
import ts from 'typescript'

/** A name in the code; one that is put together at run time stands with `*` for the part that is not known. */
export interface Use {
  readonly name: string
  readonly path: string
  readonly line: number
  /** All names of the same text, for a class that is worn. */
  readonly beside?: readonly string[]
}

/** What one file names. */
export interface Uses {
  /** Given to an element. */
  readonly given: readonly Use[]
  /** Looked for with a selector. */
  readonly soughtFor: readonly Use[]
  /** Custom properties that are set or read. */
  readonly properties: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
}

const selectorCalls = new Set(['querySelector', 'querySelectorAll', 'closest', 'matches', 'locator'])
const classListCalls = new Set(['add', 'remove', 'toggle', 'contains', 'replace'])

/** Reads one file of TypeScript. */
export function readUses(path: string, text: string): Uses {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  const given: Use[] = []
  const soughtFor: Use[] = []
  const properties = new Set<string>()
  const attributes = new Set<string>()
  const at = (node: ts.Node) => ({ path, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
  const give = (node: ts.Node) => {
    for (const { text: words, node: origin } of textsOf(node)) {
      const beside = words.split(/\s+/)
      for (const name of beside)
        if (name !== '' && name !== '*' && !name.includes(choice)) given.push({ name, ...at(origin), beside })
    }
  }
  visit(file)
  return { given, soughtFor, properties, attributes }

  function visit(node: ts.Node): void {
    if (ts.isJsxAttribute(node)) {
      const name = node.name.getText()
      if (name === 'className' && node.initializer) give(node.initializer)
      if (name.startsWith('data-')) attributes.add(name)
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'className') give(node.initializer)
    if (ts.isBinaryExpression(node) && /[.]className$/.test(node.left.getText())) give(node.right)
    if (ts.isCallExpression(node)) call(node)
    if (ts.isPropertyAccessExpression(node) && node.expression.getText().endsWith('dataset')) {
      attributes.add(`data-${node.name.text.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) named(node)
    ts.forEachChild(node, visit)
  }

  function call(node: ts.CallExpression): void {
    const called = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText()
    if (called === 'classes') for (const argument of node.arguments) give(argument)
    if (classListCalls.has(called) && node.expression.getText().includes('classList')) {
      for (const argument of node.arguments) give(argument)
    }
    if (!selectorCalls.has(called)) return
    for (const argument of node.arguments) {
      for (const { text: selector, node: origin } of textsOf(argument)) seek(selector, origin)
    }
  }

  function named(node: ts.StringLiteralLike | ts.TemplateHead): void {
    for (const [name] of node.text.matchAll(/--[a-z][\w-]*/g)) properties.add(name)
    for (const [name] of node.text.matchAll(/\bdata-[a-z-]+/g)) attributes.add(name)
    // A selector in a constant; `.js` is none.
    if (/^[.][a-z][\w-]*[-\s,[]/.test(node.text)) seek(node.text, node)
  }

  function seek(selector: string, origin: ts.Node): void {
    const bare = selector.replaceAll(/\[[^\]]*\]/g, '')
    for (const [, name = ''] of bare.matchAll(/[.](-?[A-Za-z_][\w-]*)/g)) soughtFor.push({ name, ...at(origin) })
  }
}

/** Stands in a template for a condition, whose branches are read on their own. */
const choice = '?'

/** Every text that an expression can become: both branches of a condition, a template with `*` for what is put in. */
function textsOf(node: ts.Node): { text: string; node: ts.Node }[] {
  if (ts.isStringLiteralLike(node)) return [{ text: node.text, node }]
  if (ts.isJsxExpression(node)) return node.expression ? textsOf(node.expression) : []
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsOf(node.expression)
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    return [...(isAnd ? [] : textsOf(node.left)), ...textsOf(node.right)]
  }
  if (ts.isTemplateExpression(node)) return [{ text: templateText(node), node }, ...branchesOf(node)]
  return []
}

function templateText({ head, templateSpans }: ts.TemplateExpression): string {
  return (
    head.text +
    templateSpans.map(({ expression, literal }) => (isChoice(expression) ? choice : '*') + literal.text).join('')
  )
}

/** `a-${is ? 'b' : 'c'}` is `a-b` or `a-c`, and no pattern. */
function branchesOf({ head, templateSpans }: ts.TemplateExpression): { text: string; node: ts.Node }[] {
  const before = head.text.split(/\s+/).at(-1) ?? ''
  return templateSpans.flatMap(({ expression }, index) =>
    isChoice(expression)
      ? textsOf(expression).map(({ text, node }) => ({
          text: (index === 0 ? before : (templateSpans[index - 1]?.literal.text.split(/\s+/).at(-1) ?? '')) + text,
          node,
        }))
      : [],
  )
}

function isChoice(expression: ts.Expression): boolean {
  return ts.isConditionalExpression(expression)
}

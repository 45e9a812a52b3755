// Classes: what an element wears must be in a sheet, what is in a sheet must be worn, and each class is one feature's own.
import type { Use, Uses } from './class-uses.ts'
import { classesIn, splitSelectors } from './sheet.ts'
import type { Sheet } from './sheet.ts'

interface Styled {
  readonly path: string
  readonly line: number
  readonly selector: string
  readonly classes: readonly string[]
}

const layouts = 'client/ui/layout.css'
/** Components that every place varies by their properties, and none by a rule of its own. */
const components = /^client\/ui\/(?:button|picture)[.]css$/

/** Checks the sheets and the code of one document: nothing of another can meet them. */
export function inspectClasses(sheets: readonly Sheet[], code: readonly Uses[], elsewhere: readonly Use[]): string[] {
  const styled = selectorsOf(sheets)
  return [
    ...inspectUse(styled, code, elsewhere),
    ...inspectOwners(styled),
    ...inspectComponents(styled),
    ...inspectLayouts(sheets, code),
  ]
}

/** Checks that whoever looks for an element by its class can find one. */
export function inspectSought(sought: readonly Use[], given: readonly Use[]): string[] {
  const isGiven = givenIn(given)
  return sought
    .filter(({ name }) => !isGiven(name))
    .map((use) => `${placeOf(use)} no element has the class ${use.name}`)
}

function inspectUse(styled: readonly Styled[], code: readonly Uses[], elsewhere: readonly Use[]): string[] {
  const given = code.flatMap((uses) => uses.given)
  const isGiven = givenIn(given)
  const inSheets = new Set(styled.flatMap(({ classes }) => classes))
  const sought = code.flatMap((uses) => uses.soughtFor)
  const isSought = new Set([...sought, ...elsewhere].map(({ name }) => name))
  const isStyled = (name: string) =>
    name.includes('*') ? [...inSheets].some((one) => patternOf(name).test(one)) : inSheets.has(name)
  return [
    // A class that nothing styles may still be how an element is found.
    ...given
      .filter(({ name }) => !isStyled(name) && !isSought.has(name))
      .map((use) => `${placeOf(use)} no sheet has the class ${use.name}`),
    ...inspectSought(sought, given),
    ...styled.flatMap((rule) =>
      rule.classes.filter((name) => !isGiven(name)).map((name) => `${placeOf(rule)} no element has the class ${name}`),
    ),
  ]
}

/**
 * A feature defines a class where the class stands alone in a selector. Two features must not define the same one, and each
 * rule must be about a class of its own feature, be it in the place of another's.
 */
function inspectOwners(styled: readonly Styled[]): string[] {
  const owners = new Map<string, Set<string>>()
  const own = (name: string, path: string) => owners.set(name, (owners.get(name) ?? new Set()).add(featureOf(path)))
  for (const { path, classes } of styled)
    if (new Set(classes).size === 1 && classes[0] !== undefined) own(classes[0], path)
  const alone = new Set(owners.keys())
  for (const { path, classes } of styled) for (const name of classes) if (!alone.has(name)) own(name, path)
  return styled.flatMap((rule) => {
    const feature = featureOf(rule.path)
    const shared = rule.classes.filter(
      (name) => alone.has(name) && owners.get(name)?.has(feature) && (owners.get(name)?.size ?? 0) > 1,
    )
    const isForeign = rule.classes.length > 0 && !rule.classes.some((name) => owners.get(name)?.has(feature))
    return [
      ...shared.map((name) => `${placeOf(rule)} another feature has a class ${name} too`),
      ...(isForeign ? [`${placeOf(rule)} ${rule.selector} is about classes of another feature only`] : []),
    ]
  })
}

function inspectComponents(styled: readonly Styled[]): string[] {
  const inside = new Set(styled.filter(({ path }) => components.test(path)).flatMap(({ classes }) => classes))
  return styled
    .filter(({ path, classes }) => !components.test(path) && classes.some((name) => inside.has(name)))
    .map((rule) => `${placeOf(rule)} ${rule.selector} reaches into a component; it has properties to be varied by`)
}

/** A class that sets the gap of a layout is worn together with one: alone, its rule would do nothing. */
function inspectLayouts(sheets: readonly Sheet[], code: readonly Uses[]): string[] {
  const isLayout = ({ path }: Sheet) => path === layouts
  const known = new Set(
    sheets.filter(isLayout).flatMap(({ rules }) => rules.flatMap(({ selector }) => classesIn(selector))),
  )
  const gapped = new Set(
    sheets
      .filter((sheet) => !isLayout(sheet))
      .flatMap(({ rules }) => rules)
      .filter(({ declarations }) => declarations.some(({ property }) => property === '--gap'))
      .flatMap(({ selector }) => (/^[.][\w-]+$/.test(selector) ? classesIn(selector) : [])),
  )
  return code
    .flatMap(({ given }) => given)
    .filter(({ name, beside = [] }) => gapped.has(name) && !beside.some((other) => known.has(other)))
    .map((use) => `${placeOf(use)} ${use.name} sets the gap of a layout, and is worn without one`)
}

function selectorsOf(sheets: readonly Sheet[]): Styled[] {
  return sheets.flatMap(({ path, rules }) =>
    rules.flatMap(({ selector, line }) =>
      splitSelectors(selector).map((one) => ({ path, line, selector: one, classes: classesIn(one) })),
    ),
  )
}

function givenIn(uses: readonly Use[]): (name: string) => boolean {
  const plain = new Set(uses.map(({ name }) => name))
  const patterns = uses.filter(({ name }) => name.includes('*')).map(({ name }) => patternOf(name))
  return (name) => plain.has(name) || patterns.some((pattern) => pattern.test(name))
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('*', String.raw`[\w-]+`)}$`)
}

function placeOf({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path}:${line}`
}

/** `client/cart`, or the folder of the server's page. */
function featureOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

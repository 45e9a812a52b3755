// Leaves out of the page what record kinds say for the documentation and for tests: two kilobytes that no shopper needs.
import type { Plugin } from 'vite'

const left = new Set(['about', 'examples'])

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}
interface Property extends Node {
  readonly key?: { readonly name?: string }
}
interface Call extends Node {
  readonly callee: { readonly name?: string }
  readonly arguments: readonly { readonly properties?: readonly Property[] }[]
}

/** Empties those properties of every `recordKind({ … })`. */
export function withoutDocs(): Plugin {
  return {
    name: 'without-docs',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /[/]shared[/].*[.]ts$/, code: /recordKind\(/ },
      handler(code) {
        const properties = callsIn(this.parse(code)).flatMap((call) => call.arguments[0]?.properties ?? [])
        const found = properties.filter(({ key }) => left.has(key?.name ?? ''))
        // From the end, so that the places before stay what they are.
        return found
          .toSorted((a, b) => b.start - a.start)
          .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code)
      },
    },
  }
}

function callsIn(node: unknown): readonly Call[] {
  if (typeof node !== 'object' || node === null) return []
  const calls = Object.values(node).flatMap(callsIn)
  return isCall(node) ? [...calls, node] : calls
}

function isCall(node: object): node is Call {
  return 'type' in node && node.type === 'CallExpression' && (node as Call).callee.name === 'recordKind'
}

// Dark rules hold where the system is dark and nobody chose light, and where somebody chose dark; with the same weight as without.
import { expect, test } from 'vitest'
import { whereRoot } from '#tools/page/chosen-theme.ts'

test('a condition on the root adds no weight to a rule', () => {
  expect(whereRoot(':root', "[data-theme='dark']")).toBe(":root:where([data-theme='dark'])")
  expect(whereRoot('.a, .b > .c', ":not([data-theme='light'])")).toBe(
    ":where(:root:not([data-theme='light'])) .a, :where(:root:not([data-theme='light'])) .b > .c",
  )
})

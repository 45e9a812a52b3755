import type { Departments } from '#shared/catalog/contracts.ts'

/** A department's name as a heading or link: shops that make theirs from tags write them small. */
export function departmentWords(name: string): string {
  const [first = ''] = name
  return first.toLocaleUpperCase() + name.slice(first.length)
}

/** What a department is called in the page's language; its name until the departments are known. */
export function titleOf(departments: Departments['departments'], name = ''): string {
  return departments.find((one) => one.name === name)?.title ?? name
}

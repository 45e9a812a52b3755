/** A department's name as a heading or link: shops that make theirs from tags write them small. */
export function departmentWords(name: string): string {
  const [first = ''] = name
  return first.toLocaleUpperCase() + name.slice(first.length)
}

// Ids out of names that shops chose.
import { createHash } from 'node:crypto'
import { fold } from './fold.ts'

/** The parts that an id may consist of: letters, digits and dashes of ASCII. */
const others = /[^a-z0-9]+/g

/** A name as part of an id: `Walnut / 39` becomes `walnut-39`; empty where nothing of it is ASCII. */
export function slugOf(name: string): string {
  return fold(name).replace(others, '-').replace(/^-|-$/g, '')
}

/**
 * A name as an id of at most so many characters. Where letters are lost on the way, a hash of the name tells it from others;
 * the same name has always the same id.
 */
export function idOf(name: string, maxLength: number): string {
  const slug = slugOf(name)
  // Signs between words may go; letters may not.
  const whole = !/[^\p{ASCII}]/u.test(fold(name)) && slug.length <= maxLength && slug !== ''
  return whole ? slug : withHash(slug, name, maxLength)
}

/** The slug with a hash of the name behind it. */
export function withHash(slug: string, name: string, maxLength: number): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 10)
  const start = slug.slice(0, maxLength - hash.length - 1).replace(/-$/, '')
  return start === '' ? hash : `${start}-${hash}`
}

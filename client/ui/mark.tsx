import { Link } from 'wouter'
import './mark.css'

/** The word mark; leads home. */
export function Mark({ href = '/' }: { href?: string }) {
  return (
    <Link href={href} className="mark">
      tagalong
    </Link>
  )
}

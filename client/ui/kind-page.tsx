// A whole page that says one thing: nothing here, something broke, this is over. What happened, what is safe, what to do.
import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'
import './kind-page.css'

/** One message, one way on. */
export function KindPage({
  title,
  children,
  action,
  picture,
  things,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
  picture?: ReactNode
  /** What there is all the same. */
  things?: ReactNode
}) {
  return (
    <main className="kind-page">
      <Mark />
      <div className="kind-page-words">
        {picture}
        <h1>{title}</h1>
        <p>{children}</p>
        {things && <div className="kind-page-things">{things}</div>}
        {action}
      </div>
    </main>
  )
}

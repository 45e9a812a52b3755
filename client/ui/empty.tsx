import type { ReactNode } from 'react'
import './empty.css'

interface EmptyProps {
  title: string
  /** What to do next, in a sentence. */
  children?: ReactNode
  /** The next step itself. */
  action?: ReactNode
  icon?: ReactNode
  /** It stands in place of all of a page, so that its title is the page's. */
  wholePage?: boolean
}

/** What a list says while nothing is in it. */
export function Empty({ title, children, action, icon, wholePage = false }: EmptyProps) {
  return (
    <div className="empty">
      {icon !== undefined && <span className="empty-icon">{icon}</span>}
      {wholePage ? <h1 className="empty-title">{title}</h1> : <p className="empty-title">{title}</p>}
      {children !== undefined && <p className="empty-words">{children}</p>}
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  )
}

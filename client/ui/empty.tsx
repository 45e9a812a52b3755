import type { ReactNode } from 'react'
import './empty.css'

interface EmptyProps {
  title: string
  /** What to do next, in a sentence. */
  children?: ReactNode
  /** The next step itself. */
  action?: ReactNode
  icon?: ReactNode
}

/** What a list says while nothing is in it. */
export function Empty({ title, children, action, icon }: EmptyProps) {
  return (
    <div className="empty">
      {icon !== undefined && <span className="empty-icon">{icon}</span>}
      <p className="empty-title">{title}</p>
      {children !== undefined && <p className="empty-words">{children}</p>}
      {action}
    </div>
  )
}

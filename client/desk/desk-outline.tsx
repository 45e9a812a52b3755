import { Skeleton } from '#client/ui/skeleton.tsx'
import './desk-outline.css'

/** The desk as long as nothing of it is known. */
export function DeskOutline() {
  return (
    <main className="desk-outline" aria-busy="true">
      <Skeleton className="desk-outline-bar" />
      <Skeleton className="desk-outline-body" />
    </main>
  )
}

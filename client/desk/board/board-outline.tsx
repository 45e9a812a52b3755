import { Skeleton } from '#client/ui/skeleton.tsx'

/** The board before it is known. */
export function BoardOutline() {
  return (
    <div className="board-outline" aria-busy="true">
      <Skeleton className="board-outline-part" />
    </div>
  )
}

// The page of a shop's associates. What it is made of comes with its words, and only here.
import { Suspense } from 'react'
import { lazyPart } from '#client/ui/lazy.ts'
import { DeskOutline } from './desk-outline.tsx'

const Entrance = lazyPart(async () => (await import('./entrance.tsx')).Entrance)

/** The address `/desk`. */
export function DeskPage() {
  return (
    <Suspense fallback={<DeskOutline />}>
      <Entrance />
    </Suspense>
  )
}

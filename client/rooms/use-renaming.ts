import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { isFitLine, tidyLine } from '#shared/names/line.ts'

interface Renaming {
  readonly rename: (name: string) => void
  readonly onDone: () => void
}

/** The words of a form that gives something another name; without words that can be seen, or with the same, the name stays. */
export function useRenaming(name: string, { rename, onDone }: Renaming) {
  const [words, setWords] = useState(name)
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    const wanted = tidyLine(words)
    if (isFitLine(words) && wanted !== name) rename(wanted)
    onDone()
  }
  return { words, setWords, onSubmit }
}

// A list of any length in a scrolling element: only entries near the view are rendered, and a screen reader still hears how many there are.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import './long-list.css'

interface LongListProps<Entry> {
  label: string
  entries: readonly Entry[]
  keyOf: (entry: Entry) => string
  /** How high an entry is about, px. */
  about: number
  /** What scrolls; the list may stand anywhere in it. */
  within: RefObject<HTMLElement | null>
  children: (entry: Entry) => ReactNode
}

export function LongList<Entry>({ label, entries, keyOf, about, within, children }: LongListProps<Entry>) {
  const list = useRef<HTMLUListElement>(null)
  const [from, setFrom] = useState(0)
  // What scrolls is known only once all of it is on the page, which is after this list has been drawn for the first time.
  const [placed, setPlaced] = useState(false)
  useEffect(() => setPlaced(true), [])
  useLayoutEffect(() => {
    const [place, scroller] = [list.current, within.current]
    if (!place || !scroller) return
    // If something above grows, a few entries more or less are rendered, none in a wrong place.
    setFrom(place.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
  }, [entries, placed, within])
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => within.current,
    estimateSize: () => about,
    getItemKey: (index) => (entries[index] === undefined ? index : keyOf(entries[index])),
    overscan: 6,
    scrollMargin: from,
  })
  return (
    <ul ref={list} className="long-list" aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const entry = entries[index]
        return (
          entry !== undefined && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              style={{ transform: `translateY(${start - from}px)` }}
            >
              {children(entry)}
            </li>
          )
        )
      })}
    </ul>
  )
}

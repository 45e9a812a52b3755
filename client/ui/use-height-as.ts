import { useEffect, useRef } from 'react'

/**
 * Says how high an element is, so that what lies elsewhere on the page keeps clear of it.
 * @param property custom property of the document's root, in pixels; none while the element is empty.
 * @returns a reference for the element.
 */
export function useHeightAs<Place extends HTMLElement = HTMLDivElement>(property: `--${string}`) {
  const place = useRef<Place>(null)
  useEffect(() => {
    const { style } = document.documentElement
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0
      if (height > 0) style.setProperty(property, `${height}px`)
      else style.removeProperty(property)
    })
    if (place.current) watch.observe(place.current)
    return () => {
      watch.disconnect()
      style.removeProperty(property)
    }
  }, [property])
  return place
}

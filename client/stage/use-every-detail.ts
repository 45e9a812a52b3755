// The largest file of a picture, for who looks closely.
import { useEffect, useState } from 'react'
import { fileAsWideAs } from '#shared/picture-files.ts'
import type { Picture } from '#shared/catalog/product.ts'

/**
 * How wide a picture is shown, as `sizes` of HTML says it: `usual`, until it is enlarged and its largest file has come. Without a
 * network that file may not come, and what is shown must stay.
 */
export function useEveryDetail(picture: Picture | undefined, isEnlarged: boolean, usual: string): string {
  const [here, setHere] = useState<string>()
  const largest = isEnlarged && picture?.sizes ? fileAsWideAs(Infinity, picture) : undefined
  useEffect(() => {
    if (largest === undefined) return undefined
    const image = new Image()
    const come = () => setHere(largest)
    image.addEventListener('load', come)
    image.src = largest
    return () => image.removeEventListener('load', come)
  }, [largest])
  return largest !== undefined && here === largest ? widerThanAny : usual
}

const widerThanAny = '10000px'

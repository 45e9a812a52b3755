// Which of a picture's files fits the place where it is shown.

/** One file of a picture. */
interface PictureFile {
  readonly src: string
  /** Pixels. */
  readonly width: number
}

/**
 * How wide a picture is shown that goes across the page, as `sizes` of HTML says it. On a phone it says half of the truth: nobody
 * sees three dots a pixel, and a file for them has four times the dots to load.
 * @param onWide how wide it is where there is room beside it, such as `(min-width: 60em) 55vw`
 */
export function acrossPage(onWide: string): string {
  return `${onWide}, (max-width: 40em) and (min-resolution: 2dppx) 46vw, 100vw`
}

/** A picture by its files; `sizes` where there are several. */
interface Files {
  readonly src: string
  readonly sizes?: readonly PictureFile[] | undefined
}

/** The smallest file that is at least so wide, in pixels; else the widest. */
export function fileAsWideAs(width: number, { src, sizes = [] }: Files): string {
  const byWidth = sizes.toSorted((one, other) => one.width - other.width)
  return (byWidth.find((size) => size.width >= width) ?? byWidth.at(-1))?.src ?? src
}

/** The files as `srcset` of HTML names them. */
export function fileSet(sizes: readonly PictureFile[]): string {
  return sizes.map(({ src, width }) => `${src} ${width}w`).join(', ')
}

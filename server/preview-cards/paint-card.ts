// Paints a preview card: the picture on the side where reading starts, beside it who asks for what, and at the foot where.
import assert from 'node:assert'
import { createCanvas, Image } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { initialOf } from '#shared/initial.ts'
import { cardSize } from '#server/host/preview-card.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'
import { lightToken } from '#server/host/style-sheet.ts'
import { breakEvenly, breakLines } from './break-lines.ts'
import type { Measure } from './break-lines.ts'
import { cardFonts } from './card-fonts.ts'
import type { CardFonts } from './card-fonts.ts'
import type { CardJob } from './card-painter.ts'

/** Pixels on the card. */
const pictureWidth = 600
const margin = { inline: 64, top: 52, bottom: 56 } as const
const face = 72
/** The largest first: long titles are set smaller before they are cut. */
const titleSizes = [76, 68, 60, 50, 42] as const
/** Words that are larger than this crowd the card in more than three lines. */
const smallTitle = 50
const mostLargeLines = 3
const factSize = 30
const factLeading = 1.35
const markSize = 32
const gap = 20
const jpegQuality = 86

/** Where words stand on the card. */
interface Sheet {
  readonly to: SKRSContext2D
  readonly fonts: CardFonts
  readonly isRtl: boolean
  /** Where lines start: the left edge, or the right one. */
  readonly start: number
  readonly width: number
}

/** The card as JPEG. */
export async function paintCard({ card, picture, fonts }: CardJob): Promise<Uint8Array> {
  const canvas = createCanvas(cardSize.width, cardSize.height)
  const to = canvas.getContext('2d')
  to.fillStyle = lightToken('--paper')
  to.fillRect(0, 0, cardSize.width, cardSize.height)
  const isRtl = card.language === 'ar'
  const image = picture && (await decoded(picture))
  if (image) paintPicture(to, image, { isRtl, ground: card.picture?.tint ?? lightToken('--tint') })
  const room = image ? pictureWidth : 0
  const start = isRtl ? cardSize.width - room - margin.inline : room + margin.inline
  const sheet = { to, fonts: cardFonts(fonts), isRtl, start, width: cardSize.width - room - 2 * margin.inline }
  to.direction = isRtl ? 'rtl' : 'ltr'
  to.textAlign = isRtl ? 'right' : 'left'
  paintMark(sheet)
  paintFoot(sheet, card)
  paintWords(sheet, card)
  return new Uint8Array(canvas.toBuffer('image/jpeg', jpegQuality))
}

/** Undefined where it is damaged. */
async function decoded(bytes: Uint8Array): Promise<Image | undefined> {
  const image = new Image()
  try {
    image.src = bytes
    await image.decode()
    return image.width > 0 && image.height > 0 ? image : undefined
  } catch {
    return undefined
  }
}

/** One that is nearly square fills its half; another one is shown whole, on its ground. */
function paintPicture(to: SKRSContext2D, image: Image, { isRtl, ground }: { isRtl: boolean; ground: string }): void {
  const [width, height] = [pictureWidth, cardSize.height]
  const left = isRtl ? cardSize.width - width : 0
  const scales = [width / image.width, height / image.height] as const
  const isNearlySquare = Math.abs(Math.log(image.width / image.height)) < Math.log(1.25)
  const scale = isNearlySquare ? Math.max(...scales) : Math.min(...scales)
  const [drawnWidth, drawnHeight] = [image.width * scale, image.height * scale]
  to.save()
  to.beginPath()
  to.rect(left, 0, width, height)
  to.clip()
  to.fillStyle = ground
  to.fillRect(left, 0, width, height)
  to.drawImage(image, left + (width - drawnWidth) / 2, (height - drawnHeight) / 2, drawnWidth, drawnHeight)
  to.restore()
}

function paintMark({ to, fonts, start }: Sheet): void {
  to.fillStyle = lightToken('--accent')
  to.font = `600 ${markSize}px ${fonts.serif}`
  to.fillText('tagalong', start, margin.top + markSize)
}

/** Title and facts, in the middle between the mark and the foot. */
function paintWords(sheet: Sheet, { title, facts, price }: PreviewCard): void {
  const top = margin.top + markSize
  const height = cardSize.height - top - margin.bottom - face
  const below = factLines(sheet, facts, price)
  const belowHeight = below.length === 0 ? 0 : gap + below.length * factSize * factLeading
  const { size, lines } = fittingTitle(sheet, title, height - belowHeight - 2 * gap)
  const leading = size * titleLeading(sheet)
  let line = top + (height - lines.length * leading - belowHeight) / 2
  setTitleFont(sheet, size)
  for (const text of lines) {
    line += leading
    sheet.to.fillText(text, sheet.start, line - size * 0.2)
  }
  line += gap
  for (const pieces of below) {
    line += factSize * factLeading
    paintPieces(sheet, pieces, line - factSize * 0.3)
  }
}

/** In the largest size in which nothing is cut; else in the smallest. */
function fittingTitle(sheet: Sheet, title: string, height: number) {
  const measure = measureOf(sheet)
  const tried = titleSizes.map((size) => {
    setTitleFont(sheet, size)
    const fits = Math.max(1, Math.floor(height / (size * titleLeading(sheet))))
    const most = size > smallTitle ? Math.min(mostLargeLines, fits) : fits
    return { size, ...breakEvenly(title, { width: sheet.width, most, measure }) }
  })
  const fitting = tried.find(({ isWhole }) => isWhole) ?? tried.at(-1)
  assert(fitting, 'There is no size for a title')
  return fitting
}

function setTitleFont({ to, fonts, isRtl }: Sheet, size: number): void {
  to.fillStyle = lightToken('--ink')
  to.font = `${isRtl ? 600 : 500} ${size}px ${fonts.serif}`
}

/** Arabic letters need more room above and below. */
function titleLeading({ isRtl }: Sheet): number {
  return isRtl ? 1.35 : 1.12
}

/** What stands in one line, in the order of reading. */
type Pieces = readonly { readonly text: string; readonly isPrice: boolean }[]

/** The facts and the price in one line where they fit, else the price in one of its own: it is never cut. */
function factLines(sheet: Sheet, facts: string, price: string): readonly Pieces[] {
  const [fact, cost] = [
    { text: facts, isPrice: false },
    { text: price, isPrice: true },
  ]
  if (facts === '' || price === '') return [fact, cost].filter(({ text }) => text !== '').map((piece) => [piece])
  const line = [{ ...fact, text: `${facts} · ` }, cost]
  const width = line.reduce((sum, piece) => sum + widthOf(sheet, piece), 0)
  return width <= sheet.width ? [line] : [[fact], [cost]]
}

function widthOf(sheet: Sheet, { text, isPrice }: Pieces[number]): number {
  setFactFont(sheet, isPrice)
  return sheet.to.measureText(text).width
}

function setFactFont({ to, fonts }: Sheet, isPrice: boolean): void {
  to.fillStyle = lightToken(isPrice ? '--ink' : '--soft')
  to.font = `${isPrice ? 600 : 400} ${factSize}px ${fonts.sans}`
}

function paintPieces(sheet: Sheet, pieces: Pieces, line: number): void {
  const { to, start, width, isRtl } = sheet
  let at = start
  for (const { text, isPrice } of pieces) {
    setFactFont(sheet, isPrice)
    const [fitting = ''] = breakLines(text, { width, most: 1, measure: measureOf(sheet) }).lines
    to.fillText(text.endsWith(' ') ? text : fitting, at, line)
    at += (isRtl ? -1 : 1) * to.measureText(text).width
  }
}

function measureOf({ to }: Sheet): Measure {
  return (text) => to.measureText(text).width
}

/** Who, and where: a face, and up to two lines beside it. */
function paintFoot(sheet: Sheet, { by, foot }: PreviewCard): void {
  const { to, fonts, isRtl, start, width } = sheet
  const middle = cardSize.height - margin.bottom - face / 2
  const towards = isRtl ? -1 : 1
  if (by) paintFace(sheet, { ...by, x: start + (towards * face) / 2, y: middle })
  const beside = by ? face + 24 : 0
  const lines = [...(by ? [by.name] : []), ...foot].slice(0, 2)
  const styles = [
    { font: `600 26px ${fonts.sans}`, colour: lightToken('--ink') },
    { font: `400 23px ${fonts.sans}`, colour: lightToken('--soft') },
  ]
  for (const [at, text] of lines.entries()) {
    const style = styles[at] ?? styles[0]
    if (!style) continue
    to.font = style.font
    to.fillStyle = style.colour
    const [line = ''] = breakLines(text, { width: width - beside, most: 1, measure: measureOf(sheet) }).lines
    to.fillText(line, start + towards * beside, middle + (lines.length === 1 ? 9 : at === 0 ? -6 : 26))
  }
}

function paintFace(
  { to, fonts }: Sheet,
  { name, colour, x, y }: { name: string; colour: number; x: number; y: number },
): void {
  to.save()
  to.fillStyle = lightToken(`--member-${colour}`)
  to.beginPath()
  to.arc(x, y, face / 2, 0, 2 * Math.PI)
  to.fill()
  to.fillStyle = lightToken('--on-member')
  to.font = `600 30px ${fonts.sans}`
  to.textAlign = 'center'
  to.textBaseline = 'middle'
  to.fillText(initialOf(name), x, y + 1)
  to.restore()
}

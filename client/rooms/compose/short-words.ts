import type { TFunction } from 'i18next'
import type { Attachment } from '#shared/files/attachment.ts'

/** As much of what was said as goes into one line. */
export interface Sayable {
  readonly text: string
  readonly files?: readonly Attachment[] | undefined
}

/** A message in one line: its words, or what it has in their place. @param t of the namespace `talk`. */
export function shortWords({ text, files = [] }: Sayable, t: TFunction<'talk'>): string {
  if (text !== '') return text
  const [first] = files
  if (first === undefined) return t('product.some')
  return t(first.is === 'photo' ? 'photo.some' : 'voice.some')
}

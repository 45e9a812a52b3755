import type { PhotoType } from '#shared/files/photo-header.ts'

/** A file as it is stored and served: nothing in it but what is seen or heard. */
export interface Cleaned {
  readonly type: PhotoType | 'audio/webm' | 'audio/mp4'
  readonly bytes: Uint8Array
}

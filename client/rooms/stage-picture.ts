// How wide the stage shows a picture: its page and what fetches it early must choose the same file.
import { acrossPage } from '#shared/picture-files.ts'

/** As `sizes` of HTML says it. */
export const onStage = acrossPage('(min-width: 120em) 48em, (min-width: 70em) 36em, (min-width: 40em) 32em')

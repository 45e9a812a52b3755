// The style sheet of the page of an invitation: one answer, written by purpose.
import { join } from 'node:path'
import { readStyleSheet } from '#server/host/style-sheet.ts'

/** In the order in which they hold. */
const parts = ['page', 'choosing', 'answering', 'attachments', 'look-around', 'beside'] as const

export const invitationSheet: string = readStyleSheet(...parts.map((part) => join(import.meta.dirname, `${part}.css`)))

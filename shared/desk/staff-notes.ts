// What staff note about a visit for one another. Members never see it.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { maxNoteLength } from './note-length.ts'

/** The most notes of a visit. */
export const maxNotes = 50

const id = z.string().regex(idPattern)

export const staffNoteSchema = z
  .object({ id, by: id, name: z.string().describe('Of its author.'), at: z.int(), text: z.string() })
  .meta({ id: 'StaffNote' })

export const staffNotesSchema = z
  .object({ visitId: id, notes: z.array(staffNoteSchema).describe('The oldest first.') })
  .meta({ id: 'StaffNotes' })

/** The body of a note. */
export const newNoteSchema = z.object({ text: z.string().trim().min(1).max(maxNoteLength) }).meta({ id: 'NewNote' })

export type StaffNote = z.infer<typeof staffNoteSchema>
export type StaffNotes = z.infer<typeof staffNotesSchema>

// Where a shop takes questions after the sale.
import * as z from 'zod'

export const helpDeskSchema = z.object({ address: z.email().max(254) }).meta({ id: 'HelpDesk' })

// Must be evaluated before any schema is: the content security policy forbids eval, and zod would try it once.
import * as z from 'zod/mini'

z.config({ jitless: true })

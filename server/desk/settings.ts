import * as z from 'zod'
import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const deskSettings = {
  HELP_OFFER_SECONDS: setting(whole(1, 3600).default(20), {
    about: 'seconds that a question to the store is offered to one associate before others get it',
    default: '20',
  }),
  HELP_WIDEN_SECONDS: setting(whole(0, 3600).default(20), {
    about: 'seconds after which a question is also for associates without the skill it asks for',
    default: '20',
  }),
  HELP_LEAVE_SECONDS: setting(whole(1, 86_400).default(60), {
    about: 'seconds after which a question that nobody took stays as one that is answered later',
    default: '60',
  }),
  HELP_PASS_SECONDS: setting(whole(1, 86_400).default(300), {
    about: 'seconds for which a question is not offered again to an associate who let it pass',
    default: '300',
  }),
  HELP_ANSWER_SECONDS: setting(whole(1, 86_400).default(60), {
    about: 'seconds an associate has for the first words of a visit, before the question goes back to the others',
    default: '60',
  }),
  TRANSFER_SECONDS: setting(whole(5, 3600).default(60), {
    about: 'seconds that colleagues have to take a visit over before it stays where it is',
    default: '60',
  }),
  HELP_STORE_SECONDS: setting(whole(0, 86_400).default(15), {
    about: 'seconds that a question is for the store it is asked of, before the stores of its region get it',
    default: '15',
  }),
  HELP_REGION_SECONDS: setting(whole(0, 86_400).default(15), {
    about: 'seconds that it is then for the stores of that region, before it is for the whole shop',
    default: '15',
  }),
  HELP_LANGUAGE_RULE: setting(z.enum(['any', 'leave']).default('any'), {
    about:
      'where no associate who is on speaks the language of a question: any: after a while it is for all; leave: it is left until somebody speaks it',
    default: 'any',
  }),
  DESK_ABSENT_SECONDS: setting(whole(1, 3600).default(60), {
    about: 'seconds an associate’s desk may be out of reach before what they have not answered goes to others',
    default: '60',
  }),
} as const

export type DeskSettings = SettingsOf<typeof deskSettings>

// Joins the parts that take the requests of members.
import type { Host } from '#server/host/host.ts'
import { Appointments } from './appointments/appointments.ts'
import type { AppointmentParts } from './appointments/appointments.ts'
import { MeetingSlots } from './appointments/times.ts'
import { HelpDesk } from './help.ts'
import type { HelpParts } from './help.ts'
import { HelpView } from './help-view.ts'
import type { HelpViewParts } from './help-view.ts'
import { HelpDesks } from './orders/help-desks.ts'
import { Orders } from './orders/orders.ts'
import type { OrderParts } from './orders/orders.ts'
import { Places } from './places.ts'

type AskingParts = Pick<HelpParts, 'queue' | 'offers' | 'record' | 'departmentOf' | 'same'> &
  Pick<HelpViewParts, 'waits' | 'hours' | 'hasDemoStaff' | 'blockedUntil'> &
  Pick<AppointmentParts, 'notices' | 'expectReminder'> &
  Pick<OrderParts, 'shop'> & { readonly host: Pick<Host, 'db' | 'now' | 'publicUrl' | 'emitter'> }

export function askingOf({ host, ...parts }: AskingParts) {
  const { db, now, publicUrl, emitter } = host
  const { queue, hours, shop, notices } = parts
  const places = new Places(parts)
  const helpDesks = new HelpDesks({ db, now })
  const orders = new Orders({
    ...{ requests: queue.requests, desks: helpDesks, notices, now, shop },
    changed: (memberId) => emitter.emitToMember(memberId, 'visit', {}),
  })
  const view = new HelpView({ ...parts, places, orders })
  const appointments = new Appointments({
    ...parts,
    ...{ view, publicUrl, slots: new MeetingSlots({ queue, hours }) },
    shopName: async (id) => (await shop(id))?.name ?? '',
  })
  const help = new HelpDesk({ ...parts, places, view, appointments, orders })
  return { orders, helpDesks, view, appointments, help }
}

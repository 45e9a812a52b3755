// The tables of the desk: staff, and the requests that members make to the store.
import type { Generated } from 'kysely'
import type { HelpReach, HelpState, ReturnedWhy } from '#shared/visits/help-request.ts'
import type { HelpTopic } from '#shared/visits/topics.ts'
import type { Availability, StaffRole } from '#shared/desk/contracts.ts'

/** Somebody who works at a shop. */
export interface StaffRow {
  id: string
  shop_id: string
  /** The shop's own id of them. */
  external_id: string
  name: string
  role: StaffRole
  picture: string | null
  store: string | null
  /** JSON array, best first. */
  languages: string
  /** JSON array of topics and departments; empty for all. */
  skills: string
  availability: Availability
  capacity: number
  /** Offers in a row that were not answered. */
  missed: number
  /** Until when they count as being at their desk: it is moved on while a desk is open. Null once they are gone. */
  present_until: number | null
  /** 1 for made-up staff of the demo shop. */
  is_demo: number
  created_at: number
}

/** A sign-in of staff. */
export interface StaffSessionRow {
  id: string
  staff_id: string
  created_at: number
}

/** A request to the store. */
export interface HelpRequestRow {
  id: string
  shop_id: string
  room: number
  room_id: string
  member_id: string
  /** Of the asker, when they asked. */
  name: string
  topic: HelpTopic
  language: string
  text: string
  /** JSON. */
  about: string
  /** JSON. */
  scope: string
  /** Department of the product that it is about. */
  department: string | null
  state: HelpState
  /** 1 once it was left as a question. */
  is_left: number
  /** 1 once it is for others than those with the skill, too. */
  is_wide: number
  /** Counted up with each change, so that of two who change it at once one finds out. */
  revision: number
  created_at: number
  /** The staff it is offered to, and until when. */
  offered_to: string | null
  offer_until: number | null
  widen_at: number | null
  leave_at: number | null
  /** The staff who took it. */
  claimed_by: string | null
  claimed_at: number | null
  /** When it goes back unless the associate has written. */
  answer_by: number | null
  visit_id: string | null
  /** The earliest of its deadlines. */
  due_at: number | null
  /** When the wait was over, and how long it was. */
  waited_at: number | null
  wait_ms: number | null
  /** What the asker was told of the wait. */
  wait_seconds: number | null
  /** When it was left as a question. */
  left_at: number | null
  /** When it was over. */
  closed_at: number | null
  /** The staff it is for alone, and until when. */
  prefers: string | null
  prefer_until: number | null
  /** The visit that it comes back to. */
  follows: string | null
  /** The only staff it is for. */
  only_for: string | null
  /** The visit that is handed over; null for what members ask. */
  transfer_of: string | null
  /** The staff who hands it over, the skill or department it goes to, and their note. */
  transfer_from: string | null
  transfer_skill: string | null
  transfer_note: string | null
  /** 1 where the asker shows their earlier visits. */
  shows_earlier: Generated<number>
  /** 1 for one of a made-up shopper. */
  is_practice: Generated<number>
  /** The store that it is for and its region, and the staff with whom its time was agreed; null for any. */
  store: string | null
  region: string | null
  person: string | null
  /** Whom it is for at this moment, and when it is for more. */
  reach: HelpReach
  reach_at: number | null
  /** The time that was agreed with its asker, and when they are reminded of it next. */
  agreed_at: number | null
  remind_at: number | null
  /** Counted up with each change of what was agreed, for calendars. */
  sequence: number
  /** Why it came back from an associate; null where it did not. */
  returned: ReturnedWhy | null
  /** Where the help desk answers a question after the sale. */
  reply_to: string | null
}

/** Until when a request is not offered to somebody again. */
export interface HelpPassRow {
  request_id: string
  staff_id: string
  until: number
}

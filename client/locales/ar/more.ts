// The words of parts that are loaded on demand.
import compare from './compare.json'
import decisions from './decisions.json'
import invite from './invite.json'
import talk from './talk.json'

export const moreWords = { compare, decisions, invite, talk }

import type { Word } from './words'

/** Where a parcel goes. */
export interface Address {
  receiver: string
  phone: string
  address: string
}
export type AddressField = keyof Address

const MOST_NAME = 30
const LEAST_ADDRESS = 5
const MOST_ADDRESS = 200

/** As the server takes it: nothing around the words, and a number as people write it made plain. */
export function tidied({ receiver, phone, address }: Address): Address {
  const plain = phone.replace(/[\s()-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return { receiver: receiver.trim(), phone: plain, address: address.trim().replace(/\s+/g, ' ') }
}

/** What is wrong, a sentence a field; empty where a parcel would arrive. */
export function wrongOf(given: Address): Partial<Record<AddressField, Word>> {
  const { receiver, phone, address } = tidied(given)
  const wrong: Partial<Record<AddressField, Word>> = {}
  if (!receiver) wrong.receiver = 'needReceiver'
  else if (lengthOf(receiver) > MOST_NAME) wrong.receiver = 'longReceiver'
  if (!phone) wrong.phone = 'needPhone'
  else if (!/^1[3-9]\d{9}$/.test(phone)) wrong.phone = 'badPhone'
  if (!address) wrong.address = 'needAddress'
  else if (lengthOf(address) < LEAST_ADDRESS) wrong.address = 'shortAddress'
  else if (lengthOf(address) > MOST_ADDRESS) wrong.address = 'longAddress'
  return wrong
}

/** In characters, as the server counts: a rare one takes two places of a string. */
const lengthOf = (text: string) => [...text].length

const placeOf = (slug: string) => `yingke.store.${slug}.address`

/** The last one, kept on this device and nowhere else. */
export function rememberedAddress(slug: string): Address | undefined {
  try {
    const { receiver, phone, address } = JSON.parse(localStorage.getItem(placeOf(slug)) ?? '')
    return { receiver: `${receiver}`, phone: `${phone}`, address: `${address}` }
  } catch {
    return undefined
  }
}

export function rememberAddress(slug: string, address: Address | undefined) {
  try {
    if (address) localStorage.setItem(placeOf(slug), JSON.stringify(address))
    else localStorage.removeItem(placeOf(slug))
  } catch {
    // A forbidden storage costs typing it again.
  }
}

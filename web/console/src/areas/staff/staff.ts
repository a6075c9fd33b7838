import { get, patch, post, remove } from '@console/api/client'
import type { Place, Role } from '@console/api/types'

/** What a form says of someone's place. */
export interface PlaceForm {
  login: string
  name: string
  nick: string
  role: Role
  capacity: number
}

export const empty = (): PlaceForm => ({ login: '', name: '', nick: '', role: 'agent', capacity: 20 })

export function differences(place: Place, { name, nick, role, capacity }: PlaceForm): Partial<PlaceForm> {
  const wished = { name, nick, role, capacity }
  return Object.fromEntries(
    Object.entries(wished).filter(([key, value]) => value !== place[key as keyof typeof wished]),
  )
}

/** Which roles the holder of a role may give: the server has the last word. */
export const givable = (mine: Role): Role[] => {
  const below: Role[] = ['agent', 'trainee', 'operations', 'warehouse']
  return mine === 'owner' ? ['owner', 'supervisor', ...below] : below
}

/** The field that a refusal is about. */
export const fieldOf = (code: string | undefined): keyof PlaceForm | undefined =>
  (
    ({
      bad_login: 'login',
      login_taken: 'login',
      bad_name: 'name',
      bad_nick: 'nick',
      bad_capacity: 'capacity',
    }) as const
  )[code ?? '']

/** The staff of one shop, on the server. */
export function staffOf(shop: string) {
  const path = `/api/shops/${shop}/staff`
  return {
    list: () => get<Place[]>(path),
    hire: (form: PlaceForm) => post<{ member: string; password: string | null }>(path, form),
    /** Names only what is different: a name is the person's in every shop, and not everyone's to change. */
    change: (place: Place, form: PlaceForm) => patch(`${path}/${place.id}`, differences(place, form)),
    dismiss: (id: string) => remove(`${path}/${id}`),
    newPassword: (id: string) => post<{ password: string }>(`${path}/${id}/password`),
  }
}

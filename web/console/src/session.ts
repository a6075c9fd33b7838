import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { get, post, remove } from './api/client'
import { Problem } from './api/problem'
import type { Me } from './api/types'
import { useSettings } from './settings/settings'

/** Who sits here, and in which shops. */
export const useSession = defineStore('session', () => {
  const me = ref<Me>()
  const memberships = computed(() => me.value?.memberships ?? [])

  async function load(): Promise<Me | undefined> {
    if (me.value) return me.value
    me.value = await get<Me>('/api/me').catch((error: unknown) => {
      if (error instanceof Problem && error.status === 401) return undefined
      throw error
    })
    if (me.value) await useSettings().load()
    return me.value
  }
  /** After something about the person has changed here. */
  async function refresh() {
    me.value = await get<Me>('/api/me')
  }
  async function signIn(login: string, password: string) {
    await post('/api/sign-in', { login, password })
    me.value = undefined
    await load()
  }
  async function signOut() {
    await remove('/api/sign-in')
    me.value = undefined
  }
  const forget = () => (me.value = undefined)
  const membershipOf = (slug: string) => memberships.value.find(({ shop }) => shop.slug === slug)

  return { me, memberships, membershipOf, load, refresh, signIn, signOut, forget }
})

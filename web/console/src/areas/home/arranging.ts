import { computed, nextTick, ref } from 'vue'
import { say } from '@console/i18n'
import { defaults, useSettings } from '@console/settings/settings'
import { added, moved, removed, restored, shownOf } from './arrange'
import type { Home } from './home'
import { offered, type ModuleName } from './modules'

/** The member's own page: which modules stand on it, and how they are put elsewhere. Kept with the other own choices. */
export function useArranging(home: { readonly value: Home | undefined }) {
  const { settings } = useSettings()
  const isArranging = ref(false)
  const dragged = ref<ModuleName>()
  /** What has just been done, for whoever hears the page. */
  const told = ref('')
  const may = computed(() => (home.value ? offered(home.value) : []))
  const shown = computed(() => shownOf(settings.home, may.value))
  const addable = computed(() => may.value.filter((name) => !shown.value.includes(name)))
  const titleOf = (name: ModuleName) => say(`home.modules.${name}`)

  function move(name: ModuleName, to: number) {
    const from = shown.value.indexOf(name)
    if (to < 0 || to >= shown.value.length || to === from) return
    settings.home = moved(settings.home, may.value, name, to)
    told.value = say('home.moved', { name: titleOf(name), n: to + 1 })
  }
  /** By the keyboard: who moved it goes on moving it. */
  function step(name: ModuleName, by: number) {
    const focused = document.activeElement as HTMLElement | null
    move(name, shown.value.indexOf(name) + by)
    void nextTick(() => focused?.focus())
  }
  function drop(onto: ModuleName) {
    const name = dragged.value
    dragged.value = undefined
    if (name) move(name, shown.value.indexOf(onto))
  }
  function add(name: ModuleName) {
    settings.home = added(settings.home, name)
    told.value = say('home.added', { name: titleOf(name) })
  }
  function remove(name: ModuleName) {
    settings.home = removed(settings.home, name)
    told.value = say('home.removed', { name: titleOf(name) })
  }
  const restore = () => (settings.home = restored(settings.home, defaults().home))

  return { isArranging, dragged, told, shown, addable, step, drop, add, remove, restore }
}

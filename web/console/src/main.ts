import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { ASKS, vTip } from '@kit/ui'
import App from './App.vue'
import { onSignedOut } from './api/client'
import { Problem } from './api/problem'
import { i18n } from './i18n'
import { router } from './router'
import { useSession } from './session'
import { applyAppearance } from './settings/appearance'
import { askBeforeLeaving, askToLeave } from './unsaved'
import '@kit/ui/base.css'
import './theme.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
})

const app = createApp(App)
app
  .use(createPinia())
  .use(i18n)
  .use(VueQueryPlugin, { queryClient: queries })
  .use(router)
  .directive('tip', vTip)
  .provide(ASKS, askToLeave)
applyAppearance()
askBeforeLeaving(router)
onSignedOut(() => {
  useSession().forget()
  queries.clear()
  const { fullPath, meta } = router.currentRoute.value
  if (!meta.open) void router.replace({ name: 'sign-in', query: { to: fullPath } })
})
app.mount('#app')

import { createApp } from 'vue'
import '@kit/tokens.css'
import App from './App.vue'
import { router } from './router'
import './store.css'
import './buying.css'
import './orders.css'
import './cases.css'

createApp(App).use(router).mount('#store')

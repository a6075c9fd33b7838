import { ref } from 'vue'

/** How much of the foot of a list the overdue alarm covers, in pixels. */
export const alarmRoom = ref(0)

import type { TradeRules } from './orders'

export type Rules = TradeRules['rules']

/** The rules as they are typed: hours beside minutes, hundredths of a percent as percent. */
export interface RulesForm {
  hours: number | ''
  minutes: number | ''
  confirm_after_days: number | ''
  percent: number | ''
  flag_names: string[]
}

export function formOf(rules: Rules): RulesForm {
  return {
    hours: Math.floor(rules.pay_within_min / 60),
    minutes: rules.pay_within_min % 60,
    confirm_after_days: rules.confirm_after_days,
    percent: rules.most_discount_bp / 100,
    flag_names: [...rules.flag_names],
  }
}

/** An emptied field counts as 0, which the server then names. */
export function rulesOf({ hours, minutes, confirm_after_days, percent, flag_names }: RulesForm): Rules {
  return {
    pay_within_min: Number(hours) * 60 + Number(minutes),
    confirm_after_days: Number(confirm_after_days),
    most_discount_bp: Math.round(Number(percent) * 100),
    flag_names: flag_names.map((name) => name.trim()),
  }
}

/** Which reasons fit which kind of case, in the order of the forms: the server's own table, which it refuses by. */
export const caseReasons = {
  money_only: ['quality', 'damage', 'wrong', 'missing', 'not_received', 'not_as_described', 'other'],
  goods_back: ['seven_days', 'quality', 'damage', 'wrong', 'missing', 'not_as_described', 'other'],
  exchange: ['seven_days', 'quality', 'damage', 'wrong', 'not_as_described', 'other'],
  reissue: ['missing', 'damage', 'wrong', 'quality', 'not_received', 'other'],
  repair: ['quality', 'damage', 'not_as_described', 'other'],
} as const

/** For which the shop sends another piece before it is asked. */
export const shopsReasons = ['missing', 'wrong', 'damage'] as const

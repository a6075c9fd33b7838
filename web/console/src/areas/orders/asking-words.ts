import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    asking: {
      ask: '发卡片请客户同意',
      hint: '店铺设置了先请客户同意：客户在卡片上同意后才会执行。',
      not_yours: '店铺设置了先请客户同意：请接待的同事发卡片。',
    },
  },
  en: {
    asking: {
      ask: 'Ask the customer by a card',
      hint: 'The shop asks the customer first: it happens once they agree on the card.',
      not_yours: 'The shop asks the customer first: somebody who serves sends the card.',
    },
  },
})

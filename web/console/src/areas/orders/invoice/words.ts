import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_invoice: {
      title: '发票',
      heading: '抬头',
      failed: '发票没有加载出来：',
      state: { asked: '客户申请了发票', issued: '已开票' },
      kind: { personal: '个人', company: '企业' },
      tax_no: '税号',
      email: '邮箱',
      number: '发票号码',
      number_hint: '4 到 40 个字母、数字或 -，填好后客户会看到。',
      asked_at: '{time} 申请',
      issued_by: '{nick} {time} 开票',
      show: '显示开票信息',
      why: '用途，例如：开具发票',
      issue: '登记已开票',
      issue_about: '请先在开票系统里开好，再把发票号码填在这里。填好后客户不能再改开票信息。',
      issue_save: '登记',
      done: '已登记开票',
    },
    trade: {
      reasons: {
        bad_number: '发票号码要 4 到 40 个字母、数字或 -',
        already_issued: '已经开过票了',
      },
    },
  },
  en: {
    order_invoice: {
      title: 'Invoice',
      heading: 'Made out to',
      failed: 'The invoice could not be loaded:',
      state: { asked: 'The customer asked for an invoice', issued: 'Issued' },
      kind: { personal: 'Person', company: 'Company' },
      tax_no: 'Tax number',
      email: 'E-mail',
      number: 'Invoice number',
      number_hint: '4 to 40 letters, digits or hyphens; the customer sees it then.',
      asked_at: 'Asked for at {time}',
      issued_by: 'Issued by {nick} at {time}',
      show: 'Show what to write',
      why: 'What for, such as “writing the invoice”',
      issue: 'Enter as issued',
      issue_about:
        'Please write the invoice in your invoicing system first, then enter its number here. The customer cannot change what was asked after that.',
      issue_save: 'Enter',
      done: 'Entered as issued',
    },
    trade: {
      reasons: {
        bad_number: '4 to 40 letters, digits or hyphens',
        already_issued: 'It was issued already',
      },
    },
  },
})

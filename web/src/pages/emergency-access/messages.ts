import { inBothLanguages } from '@/language/texts';

/** Texts of emergency access and its review. */
export default inBothLanguages({
  'zh-CN': {
    title: '紧急授权',
    intro:
      '紧急情况下，有此权限的人可写明理由为自己打开一个区域，一小时后自动失效。事后须由安全管理员或审计管理员逐条复核。',
    who: '使用人',
    area: '区域',
    reason: '理由',
    opened: '打开时间',
    state: '状态',
    open: '生效中',
    ended: '已结束，待复核',
    reviewed: '{by} 已于 {time} 复核',
    review: '标记为已复核',
    audit: '查看期间的操作',
    none: '没有使用过紧急授权。',
    unreviewed: '待复核 {n} 次',
    own: {
      title: '紧急授权',
      intro:
        '遇到紧急情况而现有授权不够时，可为自己打开一个区域的查看权限，一小时后自动失效。期间的每次查看都会记入审计并被复核。',
      area: '区域',
      reason: '紧急情况（至少 10 个字符）',
      submit: '打开紧急授权',
      active: '生效中，可在页面顶部结束。',
    },
  },
  en: {
    title: 'Emergency access',
    intro:
      'In an emergency those who may can open one area to themselves, with a reason, for one hour. Afterwards the security administrator or the auditor reviews every opening.',
    who: 'Who',
    area: 'Area',
    reason: 'Reason',
    opened: 'Opened',
    state: 'State',
    open: 'in force',
    ended: 'ended, to be reviewed',
    reviewed: 'reviewed by {by} on {time}',
    review: 'Mark as reviewed',
    audit: 'What was done meanwhile',
    none: 'Emergency access has never been used.',
    unreviewed: '{n} to be reviewed',
    own: {
      title: 'Emergency access',
      intro:
        'When an emergency needs more than your grants show, open one area to yourself for one hour. Everything looked at meanwhile is kept in the audit trail and reviewed.',
      area: 'Area',
      reason: 'What the emergency is (at least 10 characters)',
      submit: 'Open emergency access',
      active: 'In force; end it at the top of the page.',
    },
  },
});

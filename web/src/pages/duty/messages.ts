import { inBothLanguages } from '@/language/texts';

/** Texts of the page on which a unit answers for its tasks. */
export default inBothLanguages({
  'zh-CN': {
    title: '应急任务签收',
    none: '本单位当前没有应急任务。',
    noUnit: '你的账号没有所属单位，不能签收任务。',
    receiveAll: '全部签收（{n} 项）',
    receive: '签收',
    doing: '开始处置',
    done: '完成',
    note: '完成情况（照片编号、读数、人数等）',
    due: '{time} 前完成',
    overdue: '已逾时',
    on: '{category} {n} 处',
    evidence: '凭证：{kind}',
    drill: '演练',
    again: '级别提升，请重新签收',
    open: '待办 {n} 项',
  },
  en: {
    title: 'Emergency tasks',
    none: 'Your unit has no emergency tasks at the moment.',
    noUnit: 'Your account belongs to no unit: it cannot answer for tasks.',
    receiveAll: 'Acknowledge all ({n})',
    evidence: 'evidence: {kind}',
    receive: 'Acknowledge',
    doing: 'Begin',
    done: 'Done',
    note: 'Result (photo number, reading, headcount)',
    due: 'by {time}',
    overdue: 'overdue',
    on: '{category}: {n}',
    drill: 'DRILL',
    again: 'The level has risen: acknowledge again',
    open: '{n} open',
  },
});

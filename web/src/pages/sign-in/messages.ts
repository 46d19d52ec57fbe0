import { inBothLanguages } from '@/language/texts';

/** Texts of signing in, of the first password and of the first administrator. */
export default inBothLanguages({
  'zh-CN': {
    title: '登录',
    login: '登录名',
    password: '密码',
    show: '显示密码',
    hide: '隐藏密码',
    submit: '登录',
    submitting: '正在核对…',
    with: '使用{name}登录',
    or: '或',
    help: '没有账号或忘记密码，请联系本单位的系统管理员。',
    ended: '登录已失效，请重新登录，随后回到原来的页面。',
    refusedElsewhere: '身份提供方没有确认您的身份，或您在本系统还没有账号。请重试或联系系统管理员。',
    notice: '本系统处理工资、税收与投诉数据。所有查看、修改和导出都会记入审计。',
    newPassword: {
      title: '设置新密码',
      intro: '首次登录须先设置自己的密码，之后只有您本人知道。',
      current: '当前密码',
      next: '新密码',
      again: '再输入一次新密码',
      rule: '至少 12 个字符，不含登录名，不用常见密码。一句只有自己记得的话最好用。',
      differ: '两次输入的新密码不一致。',
      submit: '保存并继续',
      other: '用其他账号登录',
    },
    setup: {
      title: '建立首个管理员',
      intro:
        '此链接只能使用一次。这里建立的是系统管理员：可以开设账号，并任命首位安全管理员和审计管理员，但看不到业务数据。',
      name: '姓名或岗位',
      loginRule: '2 至 64 位小写字母或数字，中间可含点、横线、下划线，例如 zhang.wei',
      submit: '建立并登录',
      noToken: '地址中没有初始化口令。请完整复制服务器启动时打印的链接。',
    },
  },
  en: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    submit: 'Sign in',
    submitting: 'Checking…',
    with: 'Sign in with {name}',
    or: 'or',
    help: 'No account, or password forgotten? Ask the system administrator of your office.',
    ended: 'Your session has ended. Sign in again to return to where you were.',
    refusedElsewhere:
      'The identity provider did not confirm who you are, or you have no account here yet. Try again or ask the system administrator.',
    notice:
      'This system handles data on wages, tax and complaints. Everything seen, changed or exported is kept in the audit trail.',
    newPassword: {
      title: 'Set a new password',
      intro: 'At first use you set a password of your own, which nobody else knows.',
      current: 'Current password',
      next: 'New password',
      again: 'New password once more',
      rule: 'At least 12 characters, without your login, none of the well-known ones. A sentence only you remember works best.',
      differ: 'The two new passwords differ.',
      submit: 'Save and go on',
      other: 'Sign in as somebody else',
    },
    setup: {
      title: 'First administrator',
      intro:
        'This link works once. It makes a system administrator, who opens accounts and appoints the first security administrator and the first auditor, but sees no data of the district.',
      name: 'Name or post',
      loginRule: '2 to 64 lower-case letters or digits, with dots, hyphens or underscores between, such as zhang.wei',
      submit: 'Make and sign in',
      noToken: 'The address lacks the one-time code. Copy the whole link that the server printed when it started.',
    },
  },
});

import type { Warning, WarningReason } from '@/api/warnings';
import { language } from '@/language/language';

/** A reason as a sentence in the language of the page. */
export function reasonText(reason: WarningReason): string {
  return language.value === 'en' ? reason.text_en : reason.text_zh;
}

/** What the rule says that raised the grade; empty if none did. */
export function ruleText(warning: Warning): string {
  return language.value === 'en' ? warning.rule_en : warning.rule_zh;
}

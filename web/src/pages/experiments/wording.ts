import { MISSING } from '@/format/numbers';
import { language, t } from '@/language/language';
import { findIndicator, findMeasure } from '@/state/catalogue';

const MEASURES = ['auc', 'pr_auc', 'ks', 'brier', 'ece', 'mean_probability', 'precision_at_5', 'recall_at_5'] as const;

/** A figure of a model by its name; one that the page does not know keeps its id. */
export function measureName(id: string): string {
  const known = MEASURES.find((one) => one === id);
  return known ? t(`experiments.report.measures.${known}`) : id;
}

/** What a feature is called in the catalogue; derived ones keep their id. */
export function featureName(id: string): string {
  const known = findIndicator(id) ?? findMeasure(id);
  if (!known) return id;
  return language.value === 'en' ? known.name_en : known.name_zh;
}

/** A figure between 0 and 1 as figures of models are written. */
export function figure(value: number | null | undefined): string {
  return value === null || value === undefined ? MISSING : value.toFixed(value < 0.1 ? 4 : 3);
}

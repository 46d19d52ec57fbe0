import messages from './messages';
import { language } from '@/language/language';

/** The word of this page for something that comes from the server; what is not known keeps its id. */
export function wordOf(group: 'states' | 'levels' | 'sources' | 'evidence', id: string): string {
  const words: Readonly<Record<string, string>> = messages[language.value][group];
  return words[id] ?? id;
}

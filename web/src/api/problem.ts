import { language, t, type MessageKey } from '@/language/language';

/** An RFC 9457 problem document, with its texts in both languages. */
export interface ProblemDocument {
  readonly type?: string;
  readonly title?: string;
  readonly detail_zh?: string;
  readonly detail_en?: string;
  /** Under which the server has recorded a failure of its own. */
  readonly incident?: string | null;
  readonly status?: number;
  readonly detail?: string;
  readonly instance?: string;
}

export type FailureKind = 'network' | 'timeout' | 'unreadable' | 'http';

/** A request that gave no usable answer. */
export class ApiError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly status: number = 0,
    readonly problem: ProblemDocument = {},
  ) {
    super(problem.detail ?? problem.title ?? kind);
    this.name = 'ApiError';
  }

  /** Whether the server named this kind of problem, such as `forbidden`. */
  isOfType(slug: string): boolean {
    return this.problem.type === `urn:loomwatch:problem:${slug}`;
  }
}

const MESSAGE_OF_STATUS: Readonly<Record<number, MessageKey>> = {
  400: 'problem.badRequest',
  401: 'problem.signIn',
  403: 'problem.forbidden',
  404: 'problem.notFound',
  409: 'problem.conflict',
  412: 'problem.conflict',
  422: 'problem.badRequest',
  428: 'problem.conflict',
  429: 'problem.tooMany',
  503: 'problem.unavailable',
};

/** Longest time a page waits for an answer, in seconds. */
export const REQUEST_TIMEOUT_SECONDS = 30;

/** What to tell the reader, in the reader's language. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return t('problem.unreadable');
  if (error.kind !== 'http') return t(`problem.${error.kind}`, { n: REQUEST_TIMEOUT_SECONDS });
  return t(MESSAGE_OF_STATUS[error.status] ?? (error.status >= 500 ? 'problem.server' : 'problem.badRequest'));
}

/** What exactly was wrong, where the server said so, in the reader's language. */
export function explainDetail(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { detail, detail_zh: zh, detail_en: en, incident } = error.problem;
  const text = (language.value === 'en' ? en : zh) ?? detail;
  return [text, incident].filter(Boolean).join(' · ') || undefined;
}

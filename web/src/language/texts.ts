/** Texts under their names, in groups of any depth. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

/** The same names with any text. */
export type SameNames<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameNames<T[K]> };

/** The texts of one page or part in both languages. */
export interface BothLanguages<T extends Texts> {
  readonly 'zh-CN': T;
  readonly en: SameNames<T>;
}

/** Chinese and English side by side; a name that only one of them has is a compile error. */
export function inBothLanguages<T extends Texts>(texts: {
  readonly 'zh-CN': T;
  readonly en: SameNames<NoInfer<T>>;
}): BothLanguages<T> {
  return texts;
}

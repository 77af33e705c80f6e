/**
 * The type that every translation of an English catalogue must have: the same keys, none more, none less. Where English knows one
 * and other, French knows a third form for whole millions (Unicode CLDR plural rules).
 */
export type Translation<English> = { readonly [Key in keyof English]: string } & {
  readonly [Key in keyof English as Key extends `${infer Name}_other` ? `${Name}_many` : never]: string;
};

/** An object whose fields are worked out when they are first asked for, each once. */
export function lazily<Value extends object>(fields: { readonly [Key in keyof Value]: () => Value[Key] }): Value {
  const object = {} as Value;
  for (const key of Object.keys(fields) as (keyof Value)[]) {
    const get = () => {
      const value = fields[key]();
      Object.defineProperty(object, key, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(object, key, { get, enumerable: true, configurable: true });
  }
  return object;
}

/** The fields of an object as `lazily` takes them, none of them asked for. */
export function fieldsOf<Value extends object>(value: Value): { readonly [Key in keyof Value]: () => Value[Key] } {
  const fields = Object.keys(value).map((key) => [key, () => value[key as keyof Value]]);
  return Object.fromEntries(fields);
}

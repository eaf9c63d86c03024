// The plan format in TypeScript, for programs that import the package: written from the schema, with its words.

/** Of longer lists of allowed values, nobody wants to read each. */
const MOST_LITERALS = 40;

/**
 * Declares an interface `Plan`, a type for each definition of its schema, and the `CatalogEntry` of a catalog.
 * @param {Record<string, any>} plan draft-07, as far as ours go
 * @param {Record<string, any>} catalog likewise
 * @returns {string} declarations, without imports
 */
export function planTypes({ definitions, ...plan }, catalog) {
  const named = [['plan', plan], ...Object.entries(definitions), ['catalogEntry', catalog.definitions.entry]];
  return named.map(([name, own]) => declare(nameOf(name), own)).join('\n\n');
}

function declare(name, schema) {
  const type = typeOf(schema, '');
  const isInterface = schema.type === 'object';
  return `${comment(schema, '')}export ${isInterface ? `interface ${name} ${type}` : `type ${name} = ${type};`}`;
}

function nameOf(definition) {
  return definition.charAt(0).toUpperCase() + definition.slice(1);
}

function typeOf(schema, indent) {
  if (schema.$ref) return nameOf(schema.$ref.replace('#/definitions/', ''));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.length > MOST_LITERALS ? 'string' : schema.enum.map(literal).join(' | ');
  if (schema.anyOf) {
    const branches = schema.anyOf.map((branch) => typeOf({ type: schema.type, ...branch }, indent));
    const [words, others] = [branches.filter((one) => one !== 'string'), branches.filter((one) => one === 'string')];
    // Beside words of its own, TypeScript would forget them for "any text".
    const text = others.length > 0 && schema.type === 'string' ? ['(string & {})'] : others.slice(0, 1);
    return [...text, ...words].join(' | ');
  }
  if (schema.type === 'object') return members(schema, indent);
  if (schema.type === 'array') {
    const item = typeOf(schema.items, indent);
    return `readonly ${/[ |]/.test(item) && !item.startsWith('{') ? `(${item})` : item}[]`;
  }
  return [schema.type].flat().join(' | ').replace('integer', 'number');
}

function members({ properties, required = [], patternProperties }, indent) {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, schema]) => {
    const mark = required.includes(key) ? '' : '?';
    return `${comment(schema, inner)}${inner}readonly ${key}${mark}: ${typeOf(schema, inner)};`;
  });
  if (patternProperties?.['^x-']) {
    lines.push(`${inner}/** Anything of the partners' own. */\n${inner}readonly [key: \`x-\${string}\`]: unknown;`);
  }
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function literal(value) {
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);
}

function comment({ description }, indent) {
  return description ? `${indent}/** ${description.replaceAll('*/', '* /')} */\n` : '';
}

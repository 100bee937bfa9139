import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export type OfrepRoute = 'single' | 'bulk';
type Json = Record<string, unknown>;

const paths: Record<OfrepRoute, string> = {
  single: '/ofrep/v1/evaluate/flags/{key}',
  bulk: '/ofrep/v1/evaluate/flags',
};

/** The published specification, word for word. */
export function publishedSpec(): Json {
  return parse(readFileSync(new URL('../ofrep/openapi.yaml', import.meta.url), 'utf8')) as Json;
}

/**
 * The specification without its two defects: the value's `oneOf` matches every value twice, as the schema of the code's
 * default takes everything; and OpenFeature's reason DEFAULT is not in the list of reasons.
 */
function correctedSpec(): Json {
  const spec = publishedSpec();
  const [described, valued] = at(spec, 'components', 'schemas', 'evaluationSuccess').allOf as [Json, Json];
  valued.anyOf = valued.oneOf;
  delete valued.oneOf;
  (at(described, 'properties', 'reason').enum as string[]).push('DEFAULT');
  return spec;
}

/** Says what is wrong with an answer, by the specification alone: an empty list when nothing is. */
export type Validate = (route: OfrepRoute, status: number, body: unknown) => string[];

/** Statuses for which the specification describes no body take any. */
export function validatorOf(spec: Json): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...spec, $id: 'ofrep' });
  const compiled = new Map<string, ValidateFunction>();
  return (route, status, body) => {
    const reference = referenceOf(spec, route, status);
    if (!reference) return [];
    const validate = compiled.get(reference) ?? ajv.compile({ $ref: `ofrep${reference}` });
    compiled.set(reference, validate);
    validate(body);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

export const validateAnswer = validatorOf(correctedSpec());

function referenceOf(spec: Json, route: OfrepRoute, status: number): string | undefined {
  const answers = at(spec, 'paths', paths[route], 'post', 'responses');
  const content = (answers[String(status)] as Json | undefined)?.content as Json | undefined;
  return content && String(at(content, 'application/json', 'schema').$ref);
}

function at(start: Json, ...steps: string[]): Json {
  return steps.reduce((place, step) => place[step] as Json, start);
}

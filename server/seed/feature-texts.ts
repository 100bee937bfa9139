import type { VariantValue } from '#domain/evaluation.ts';
import type { When } from './calendar.ts';

export interface FeatureText {
  readonly key: string;
  readonly name: string;
  readonly created: When;
  readonly summary: string;
  readonly talkingPoints: readonly string[];
  readonly knownLimitations: readonly string[];
  readonly valueType?: 'string' | 'number' | 'object';
  readonly variants?: Readonly<Record<string, VariantValue>>;
  readonly onVariant?: string;
  readonly offVariant?: string;
  readonly visibleToClients?: true;
}

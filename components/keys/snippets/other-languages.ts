import {
  keyNote,
  offValue,
  type SnippetAsk,
  type SnippetFeature,
} from '#components/keys/snippets/snippet.ts';
import type { ValueType } from '#domain/evaluation.ts';

/** What differs with the type of the value: the call, and how the language writes the default. */
interface Typed {
  readonly call: string;
  readonly fallback: string;
}

/** An object's default is an empty one: each language writes objects in its own, longer way. */
function typed({ valueType, ...feature }: SnippetFeature, by: Record<ValueType, Typed>): Typed {
  const { call, fallback } = by[valueType];
  if (valueType === 'object') return { call, fallback };
  const value = offValue({ valueType, ...feature });
  return { call, fallback: value === undefined ? fallback : JSON.stringify(value) };
}

export function pythonSnippet({ origin, feature, accountKey, keyBegins }: SnippetAsk): string {
  const { call, fallback } = typed(feature, {
    boolean: { call: 'get_boolean_value', fallback: 'False' },
    string: { call: 'get_string_value', fallback: '""' },
    number: { call: 'get_float_value', fallback: '0' },
    object: { call: 'get_object_value', fallback: '{}' },
  });
  const asPython = { true: 'True', false: 'False' }[fallback] ?? fallback;
  return `${keyNote('#', keyBegins)}import os

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext

api.set_provider(OFREPProvider(
    ${JSON.stringify(origin)},
    headers_factory=lambda: {"Authorization": f"Bearer {os.environ['LATCHKEY_KEY']}"},
))
client = api.get_client()
context = EvaluationContext(targeting_key=${JSON.stringify(accountKey)})
print(client.${call}(${JSON.stringify(feature.key)}, ${asPython}, context))`;
}

export function goSnippet({ origin, feature, accountKey, keyBegins }: SnippetAsk): string {
  const { call, fallback } = typed(feature, {
    boolean: { call: 'BooleanValue', fallback: 'false' },
    string: { call: 'StringValue', fallback: '""' },
    number: { call: 'FloatValue', fallback: '0' },
    object: { call: 'ObjectValue', fallback: 'map[string]any{}' },
  });
  return `${keyNote('//', keyBegins)}package main

import (
	"context"
	"fmt"
	"os"

	"github.com/open-feature/go-sdk-contrib/providers/ofrep"
	"github.com/open-feature/go-sdk/openfeature"
)

func main() {
	openfeature.SetProviderAndWait(ofrep.NewProvider(
		${JSON.stringify(origin)},
		ofrep.WithBearerToken(os.Getenv("LATCHKEY_KEY")),
	))
	client := openfeature.NewClient("app")
	account := openfeature.NewEvaluationContext(${JSON.stringify(accountKey)}, nil)
	value, _ := client.${call}(context.Background(), ${JSON.stringify(feature.key)}, ${fallback}, account)
	fmt.Println(value)
}`;
}

export function javaSnippet({ origin, feature, accountKey, keyBegins }: SnippetAsk): string {
  const { call, fallback } = typed(feature, {
    boolean: { call: 'getBooleanValue', fallback: 'false' },
    string: { call: 'getStringValue', fallback: '""' },
    number: { call: 'getDoubleValue', fallback: '0' },
    object: { call: 'getObjectValue', fallback: 'new Value()' },
  });
  const asDouble = feature.valueType === 'number' && /^-?\d+$/.test(fallback) ? `${fallback}.0` : fallback;
  const value = feature.valueType === 'object' ? 'import dev.openfeature.sdk.Value;\n' : '';
  return `${keyNote('//', keyBegins)}import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
${value}
class Ask {
  public static void main(String[] args) {
    var options = OfrepProviderOptions.builder()
        .baseUrl(${JSON.stringify(origin)})
        .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + System.getenv("LATCHKEY_KEY"))))
        .build();
    OpenFeatureAPI.getInstance().setProviderAndWait(OfrepProvider.constructProvider(options));
    var client = OpenFeatureAPI.getInstance().getClient();
    var account = new ImmutableContext(${JSON.stringify(accountKey)});
    System.out.println(client.${call}(${JSON.stringify(feature.key)}, ${asDouble}, account));
  }
}`;
}

export function dotnetSnippet({ origin, feature, accountKey, keyBegins }: SnippetAsk): string {
  const { call, fallback } = typed(feature, {
    boolean: { call: 'GetBooleanValueAsync', fallback: 'false' },
    string: { call: 'GetStringValueAsync', fallback: '""' },
    number: { call: 'GetDoubleValueAsync', fallback: '0' },
    object: { call: 'GetObjectValueAsync', fallback: 'new Value()' },
  });
  return `${keyNote('//', keyBegins)}using OpenFeature;
using OpenFeature.Model;
using OpenFeature.Providers.Ofrep;
using OpenFeature.Providers.Ofrep.Configuration;

var options = new OfrepOptions(${JSON.stringify(origin)})
{
    Headers = new() { ["Authorization"] = $"Bearer {Environment.GetEnvironmentVariable("LATCHKEY_KEY")}" },
};
await Api.Instance.SetProviderAsync(new OfrepProvider(options));
var client = Api.Instance.GetClient();
var account = EvaluationContext.Builder().SetTargetingKey(${JSON.stringify(accountKey)}).Build();
Console.WriteLine(await client.${call}(${JSON.stringify(feature.key)}, ${fallback}, account));`;
}

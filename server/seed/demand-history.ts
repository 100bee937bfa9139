import type { Sentiment } from '#domain/feedback.ts';
import { giveFeedbackVerb } from '#server/commands/demand/give-feedback.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { withdrawInterestVerb } from '#server/commands/demand/withdraw-interest.ts';
import { writeCommentVerb } from '#server/commands/talk/write-comment.ts';
import type { When } from './calendar.ts';
import type { PersonKey } from './people.ts';
import type { Deed } from './scene.ts';

interface Deal {
  readonly value?: number;
  readonly closesInDays?: number;
}

function heard(
  feature: string,
  when: When,
  by: PersonKey,
  account: string,
  note: string,
  deal: Deal = {},
): Deed {
  return {
    when,
    by,
    what: `${by} hears that ${account} asks for ${feature}`,
    tell: async (scene, act) => {
      const closes =
        deal.closesInDays === undefined ? undefined : scene.calendar.inDays(deal.closesInDays).toISOString();
      const { interestId } = await scene.run(act, recordInterestVerb, {
        ...{ featureId: scene.id('feature', feature), accountId: scene.id('account', account), note },
        ...{ dealValue: deal.value, dealCloseDate: closes?.slice(0, 10) },
      });
      scene.keep(interestId, 'interest', feature, account);
    },
  };
}

function noMore(feature: string, when: When, by: PersonKey, account: string, reason: string): Deed {
  return {
    when,
    by,
    what: `${by} notes that ${account} asks for ${feature} no more`,
    tell: async (scene, act) => {
      const interestId = scene.id('interest', feature, account);
      await scene.run(act, withdrawInterestVerb, { interestId, reason });
    },
  };
}

function said(
  feature: string,
  when: When,
  by: PersonKey,
  account: string,
  sentiment: Sentiment,
  text: string,
  link?: string,
): Deed {
  return {
    when,
    by,
    what: `${by} passes on what ${account} says about ${feature}`,
    tell: async (scene, act) => {
      const { feedbackId } = await scene.run(act, giveFeedbackVerb, {
        ...{ featureId: scene.id('feature', feature), accountId: scene.id('account', account) },
        ...{ sentiment, text, link },
      });
      scene.keep(feedbackId, 'feedback', feature, account);
    },
  };
}

function answered(feature: string, when: When, by: PersonKey, account: string, text: string): Deed {
  return {
    when,
    by,
    what: `${by} answers what ${account} says about ${feature}`,
    tell: async (scene, act) => {
      const on = { kind: 'feedback', id: scene.id('feedback', feature, account) };
      await scene.run(act, writeCommentVerb, { on, text });
    },
  };
}

const costs = 'cost-explorer';
const java = 'java-support';

/** Who asked for what before it could be had, and what those said who had it. */
export const demandHistory: readonly Deed[] = [
  heard(java, '34d 11:05', 'sales', 'acme', 'Forty Java services; asks at every call.', { value: 60_000 }),
  heard(java, '34d 13:20', 'sales', 'wayne', 'Would put two engineers on a test.'),
  heard(java, '33d 15:40', 'sales-emea', 'gringotts', 'The renewal hangs on it.', { value: 120_000 }),
  said(
    java,
    '24d 10:30',
    'sales',
    'acme',
    'positive',
    'Found the slow query of the year in an hour. Want it on every service.',
  ),
  said(
    java,
    '22d 14:10',
    'sales',
    'wayne',
    'neutral',
    'Traces are right, but the start of the service takes four seconds longer.',
    'https://notes.example.com/wayne-java-alpha',
  ),
  answered(
    java,
    '22d 16:25',
    'engineer',
    'wayne',
    'Class loading. Fixed in agent 2.4, which the beta will need.',
  ),
  answered(java, '21d 9:15', 'sales', 'wayne', 'Told them; they wait for it.'),
  said(
    java,
    '19d 11:45',
    'sales-emea',
    'gringotts',
    'negative',
    'Two of their services run without Spring and stay dark.',
  ),
  answered(java, '19d 13:30', 'pm', 'gringotts', 'Plain servlets come with the beta.'),
  said(
    java,
    '4d 15:20',
    'sales',
    'acme',
    'positive',
    'The beta starts as fast as without. They ask when it is for everybody.',
  ),

  heard(costs, '11d 10:12', 'sales', 'hooli', 'Finance asks for it in every review.', {
    value: 90_000,
    closesInDays: 46,
  }),
  heard(costs, '10d 14:36', 'sales-emea', 'stark', 'Would move two teams over for it.', {
    value: 140_000,
    closesInDays: 75,
  }),
  heard(costs, '9d 11:20', 'sales', 'bluth', 'Curious.'),
  heard(
    costs,
    '8d 9:48',
    'sales-apac',
    'buy-n-large',
    'Part of the renewal; the chief of finance reads along.',
    {
      value: 180_000,
      closesInDays: 38,
    },
  ),
  heard(costs, '6d 15:05', 'sales', 'wayne', 'Wants to charge each company of the group.', { value: 55_000 }),
  noMore(costs, '5d 10:15', 'sales', 'bluth', 'Their auditor does it for them now.'),
  heard(costs, '5d 11:32', 'engineer', 'umbrella', 'Came up at a conference, asked for a demo.', {
    closesInDays: 90,
  }),
  heard(costs, '2d 16:40', 'sales-emea', 'weyland', 'Asked for it and for nothing else.', {
    value: 70_000,
    closesInDays: 61,
  }),
  heard('mobile-traces', '3d 10:25', 'sales', 'planet-express', 'All of their customers come by phone.', {
    value: 12_000,
  }),
  heard('mobile-traces', '1d 11:10', 'sales-apac', 'nakatomi', 'Asked after the tender.', {
    value: 95_000,
    closesInDays: 82,
  }),
  heard('trace-search', '9d 17:05', 'sales', 'acme', 'Support looks for order numbers all day.', {
    value: 40_000,
    closesInDays: 30,
  }),
  heard('trace-search', '3d 13:50', 'sales-emea', 'stark', 'Saw it at a customer of ours.', {
    value: 65_000,
  }),
  heard('python-profiler', '11d 16:50', 'sales', 'oscorp', 'Their data team has nothing like it.', {
    value: 80_000,
    closesInDays: 52,
  }),
  heard('python-profiler', '12d 9:35', 'sales-emea', 'zorg', 'Asked for the waiting list.', {
    value: 25_000,
  }),
  heard('python-profiler', '11d 9:10', 'sales', 'globex', 'Three teams on Django.', { value: 45_000 }),
];

'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { Suspense } from 'react';
import { ChooseFile } from '#components/imports/choose-file.tsx';
import { ColumnStep } from '#components/imports/column-step.tsx';
import { ImportJobs } from '#components/imports/import-jobs.tsx';
import { JobView } from '#components/imports/job-view.tsx';
import { PreviewStep } from '#components/imports/preview-step.tsx';
import { linesOf, ProgressLine } from '#components/imports/progress-line.tsx';
import { type Importing, useImport } from '#components/imports/use-import.ts';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export function ImportScreen() {
  const [job, setJob] = useQueryState('job', parseAsString.withOptions({ history: 'push' }));
  const importing = useImport((jobId) => void setJob(jobId));
  if (job)
    return (
      <Suspense fallback={<JobSkeleton />}>
        <JobView key={job} jobId={job} />
      </Suspense>
    );
  return (
    <Page>
      <PageHeader crumb={{ label: 'Accounts', href: '/accounts' }} title="Import accounts" rule={false} />
      <Step importing={importing} />
      {(importing.step.at === 'choose' || importing.step.at === 'reading') && (
        <Suspense fallback={<SkeletonRows rows={2} label="Loading imports" />}>
          <ImportJobs />
        </Suspense>
      )}
    </Page>
  );
}

function Step({ importing }: { readonly importing: Importing }) {
  const { step, sheet, plan } = importing;
  if (step.at === 'reading')
    return <ProgressLine label={`Reading ${step.name}`} done={0} of={1} words="A moment" />;
  if (step.at === 'choose' || !sheet || !plan)
    return <ChooseFile problem={'problem' in step ? step.problem : undefined} onRead={importing.read} />;
  switch (step.at) {
    case 'comparing':
      return (
        <ProgressLine
          label="Comparing with the accounts here"
          done={step.done}
          of={step.of}
          words={`${Math.round((step.done / step.of) * 100)} %`}
        />
      );
    case 'columns':
      return (
        <ColumnStep
          sheet={sheet}
          plan={plan}
          problem={step.problem}
          onPlan={importing.setPlan}
          onLookOver={() => void importing.lookOver()}
          onReset={importing.reset}
        />
      );
    case 'preview':
      return (
        <PreviewStep
          sheet={sheet}
          preview={step.preview}
          problem={step.problem}
          onStart={() => void importing.start(step.preview)}
          onBack={importing.back}
          refusedLines={importing.refusedLines}
        />
      );
    case 'sending':
      return (
        <>
          <ProgressLine
            label={`Sending ${sheet.name}`}
            done={step.sent}
            of={sheet.lines}
            words={linesOf(step.sent, sheet.lines)}
          />
          <p className="mt-2.5 text-sm text-muted">Stay on this page until the file is sent.</p>
        </>
      );
  }
}

function JobSkeleton() {
  return (
    <Page>
      <PageHeader title="Import accounts" rule={false} />
      <SkeletonRows rows={6} label="Loading the import" />
    </Page>
  );
}

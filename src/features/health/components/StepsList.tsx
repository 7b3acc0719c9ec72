import { clsx } from 'clsx';
import Link from 'next/link';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import type { StepsView } from '../prepare/steps';
import { addressOf } from '../schema';

/** The whole way, with how far the map has come on it. */
export function StepsList({
  workspace,
  map,
  view,
  shown,
  onShow,
}: {
  workspace: string;
  map: string;
  view: StepsView;
  /** Whether they stand on the map, too. */
  shown: boolean;
  /** Null for those who may not say so. */
  onShow: ((shown: boolean) => void) | null;
}) {
  const { steps, done, current } = view;
  return (
    <section className="sec" id="steps" tabIndex={-1} aria-labelledby="health-steps">
      <header>
        <h2 id="health-steps" className="grow">
          The steps of a living map
        </h2>
        <span className="mute num">
          {done} of {steps.length} done
        </span>
      </header>
      <ol className="steps-list">
        {steps.map((step) => (
          <li
            key={step.id}
            className={clsx(step.done && 'done', step.id === current?.id && 'on')}
            aria-current={step.id === current?.id ? 'step' : undefined}
          >
            <i aria-hidden="true">{step.done ? <Icon name="check" size={12} /> : step.number}</i>
            <div>
              <b>
                {step.title}
                {step.done ? <span className="vh">, done</span> : null}
              </b>
              <span>{step.why}</span>
              <small className="num">{step.progress}</small>
              {step.done ? null : (
                <Link href={addressOf(workspace, map, step.next)} aria-label={`${step.go}: ${step.title}`}>
                  {step.go}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ol>
      {onShow ? (
        <div className="health-more">
          <Button size="s" kind="ghost" onClick={() => onShow(!shown)}>
            {shown ? 'Hide the steps on the map' : 'Show the steps on the map'}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../design/components/copy-button.tsx';
import { Section } from '../../../design/components/section.tsx';
import type { issuingSteps, verifyingSteps } from './commands.ts';
import styles from './guide.module.css';

type GuideProps =
  | { guide: 'issue'; steps: ReturnType<typeof issuingSteps> }
  | { guide: 'verify'; steps: ReturnType<typeof verifyingSteps> };

/** A guide: steps in order, each with what to type. */
export function Guide({ guide, steps }: GuideProps) {
  const { t } = useTranslation('program');
  const copy = t('guide.copy');
  return (
    <Section title={t(`guide.${guide}`)} lead={t(`guide.${guide}.lead`)}>
      <ol className={styles.steps}>
        {steps.map(({ name, command }) => (
          <li key={name}>
            <h3>{t(`guide.step.${name}`)}</h3>
            <p>{t(`guide.step.${name}.body`)}</p>
            <div className={styles.command}>
              {/* What scrolls must be reached by keyboard. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
              <section tabIndex={0} className={styles.scroll} aria-label={t(`guide.step.${name}`)}>
                <pre>
                  <code>{command}</code>
                </pre>
              </section>
              <CopyButton text={command} label={`${copy}: ${t(`guide.step.${name}`)}`} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

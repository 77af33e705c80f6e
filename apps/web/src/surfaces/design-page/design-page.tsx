import { Link } from '@tanstack/react-router';
import { PageHeader } from '../../design/components/page-header.tsx';
import { Section } from '../../design/components/section.tsx';
import { BadgeSamples } from './badge-samples.tsx';
import styles from './design-page.module.css';
import { FormSamples } from './form-samples.tsx';
import { ListSamples } from './list-samples.tsx';
import { MessageSamples } from './message-samples.tsx';
import { TableSamples } from './table-samples.tsx';
import { TypeSamples } from './type-samples.tsx';

/** Every component in every state. Its texts are samples, so they are in no catalogue. */
export function DesignPage() {
  return (
    <main className={styles.page}>
      <PageHeader
        kicker={<Link to="/">Program</Link>}
        title="Design system"
        lead="Every component of the surfaces in every state. Build pages from these; add here what is missing."
      />
      <Section title="Type and colour">
        <TypeSamples />
      </Section>
      <Section title="States, outcomes, verdicts" lead="Three shapes for three things that must never be mixed.">
        <BadgeSamples />
      </Section>
      <Section title="Messages">
        <MessageSamples />
      </Section>
      <Section title="Lists">
        <ListSamples />
      </Section>
      <Section title="Tables">
        <TableSamples />
      </Section>
      <Section title="Forms and files">
        <FormSamples />
      </Section>
    </main>
  );
}

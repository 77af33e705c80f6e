import { Button, Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FileDrop } from '../../design/components/file-drop.tsx';
import { type FileRow, FileRows } from '../../design/components/file-rows.tsx';
import { ErrorSummary } from '../../design/form/error-summary.tsx';
import { FieldSet } from '../../design/form/field-set.tsx';
import styles from './design-page.module.css';

const HASH = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069';

const FILES: FileRow[] = [
  { id: '1', name: 'contract.pdf', sizeBytes: 812_440, doneBytes: 812_440, state: 'done', sha256: HASH },
  { id: '2', name: 'settlement-2026-03.csv', sizeBytes: 48_120_000, doneBytes: 20_400_000, state: 'uploading' },
  { id: '3', name: '契約書 قائمة.docx', sizeBytes: 91_000, doneBytes: 30_000, state: 'hashing' },
  { id: '4', name: 'incidents.xlsx', sizeBytes: 400_000, doneBytes: 0, state: 'waiting' },
  {
    id: '5',
    name: 'macro.xlsm',
    sizeBytes: 120_000,
    doneBytes: 0,
    state: 'failed',
    detail: 'This file holds macros. Save it without them, then add it again.',
  },
  {
    id: '6',
    name: 'scan.png',
    sizeBytes: 2_100_000,
    doneBytes: 2_100_000,
    state: 'returned',
    detail: 'An image alone does not answer this requirement. Please send the document itself.',
    sha256: HASH,
  },
  {
    id: '7',
    name: 'ledger.csv',
    sizeBytes: 310_000_000,
    doneBytes: 90_000_000,
    state: 'paused',
    detail: 'The connection was lost.',
  },
];

/** Fields with and without errors, and files on their way. */
export function FormSamples() {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', mail: 'ana@', tier: '', note: '' } });
  const [attempt, setAttempt] = useState(0);
  return (
    <div className={styles.column}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors({ name: 'Enter the name of the client.', mail: 'This is not an e-mail address.' });
          setAttempt(attempt + 1);
        }}
      >
        <ErrorSummary
          errors={form.errors}
          labels={{ name: 'Name', mail: 'E-mail' }}
          findInput={form.getInputNode}
          attempt={attempt}
        />
        <FieldSet legend="The client" help="As it shall stand on the cover of the binder.">
          <TextInput label="Name" required key={form.key('name')} {...form.getInputProps('name')} />
          <TextInput
            label="E-mail"
            description="Gets the request."
            key={form.key('mail')}
            {...form.getInputProps('mail')}
          />
          <Select
            label="Tier"
            data={['Starter', 'Growth', 'Portfolio']}
            key={form.key('tier')}
            {...form.getInputProps('tier')}
          />
          <Textarea label="Note" autosize minRows={3} key={form.key('note')} {...form.getInputProps('note')} />
          <Radio.Group label="Delivery" name="delivery" defaultValue="link">
            <Radio value="link" label="Link" mt="xs" />
            <Radio value="api" label="API" mt="xs" />
          </Radio.Group>
          <Checkbox label="Send reminders until the client submits" />
          <Checkbox label="Not available in this tier" disabled />
        </FieldSet>
        <div className={styles.row}>
          <Button type="submit">Save</Button>
          <Button variant="default">Cancel</Button>
          <Button variant="subtle">Later</Button>
          <Button color="red">Delete</Button>
          <Button loading>Saving</Button>
          <Button disabled>Save</Button>
        </div>
      </form>
      <FileDrop
        title="Drop files here"
        detail="Files or whole folders"
        multiple
        onDrop={() => {}}
        onChoose={() => {}}
      />
      <FileRows label="Files" files={FILES} onRetry={() => {}} onRemove={() => {}} />
    </div>
  );
}

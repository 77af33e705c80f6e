const HEADING = '\nCHECK WITH STOCK TOOLS\n';

/** The shell commands of a kit's README.txt: the lines below their heading that are indented by exactly four spaces, in order. */
export function stockCommands(readme: string): string {
  const section = readme.slice(readme.indexOf(HEADING) + HEADING.length);
  const commands = section.split('\n').filter((line) => /^ {4}\S/.test(line));
  if (!readme.includes(HEADING) || commands.length === 0) throw new Error('README.txt holds no commands');
  return `${commands.map((line) => line.trim()).join('\n')}\n`;
}

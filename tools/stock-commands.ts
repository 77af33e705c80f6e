/** The shell commands of a kit's README.txt: its lines that are indented by exactly four spaces, in order. */
export function stockCommands(readme: string): string {
  const commands = readme.split('\n').filter((line) => /^ {4}\S/.test(line));
  if (commands.length === 0) throw new Error('README.txt holds no commands');
  return `${commands.map((line) => line.trim()).join('\n')}\n`;
}

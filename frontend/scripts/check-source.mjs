// Two rules that the linter does not know: every sentence comes from the message
// catalogues, and features never import one another.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../src', import.meta.url));
const spokenAttributes = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'action',
  'heading',
]);
const findings = [];

for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !/\.tsx?$/.test(file) || file.includes('.test.')) continue;
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  checkImports(file, tree);
  checkWords(file, tree);
}

function report(file, node, sentence) {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  findings.push(`${relative(source, file)}:${line + 1}: ${sentence}`);
}

function checkImports(file, tree) {
  const [layer, feature] = relative(source, file).split('/');
  for (const node of tree.statements.filter(ts.isImportDeclaration)) {
    const target = node.moduleSpecifier.text.match(/^@\/(\w+)(?:\/([\w-]+))?/);
    if (!target) continue;
    const [, to, name] = target;
    if (layer === 'features' && to === 'app') report(file, node, 'a feature does not import the app');
    if (layer === 'features' && to === 'features' && name !== feature) {
      report(file, node, `feature ${feature} imports feature ${name}; move what both need to ui or lib`);
    }
    if (['ui', 'lib', 'api', 'i18n'].includes(layer) && ['features', 'app'].includes(to)) {
      report(file, node, `${layer} imports ${to}; imports run the other way`);
    }
  }
}

function checkWords(file, tree) {
  const visit = (node) => {
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) {
      report(file, node, `"${node.text.trim()}" belongs into the message catalogues`);
    }
    const isSpoken = ts.isJsxAttribute(node) && spokenAttributes.has(node.name.getText());
    if (
      isSpoken &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      /\p{L}{2}/u.test(node.initializer.text)
    ) {
      report(file, node, `"${node.initializer.text}" belongs into the message catalogues`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

for (const finding of findings) process.stderr.write(`${finding}\n`);
process.exit(findings.length > 0 ? 1 : 0);

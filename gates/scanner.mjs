// @ts-check
/** `node gates/scanner.mjs FOLDER source|package`: prints the answer of n8n's package scanner as JSON. */
const [folder, leg] = process.argv.slice(2);

/** Has no types of its own. */
const module = '@n8n/scan-community-package/scanner/scanner.mjs';
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(module);

// Its command line exits 0 on failures and asks the registry for provenance; this is the part in between.
const patterns = leg === 'source' ? SOURCE_FILE_PATTERNS : ['**/*.js', 'package.json'];
console.log(`scanned: ${JSON.stringify(await analyzePackage(folder, patterns))}`);

import { importRules } from './scripts/maintain/importRules.ts'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: importRules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}

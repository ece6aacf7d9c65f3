export * from './availability.ts';
export * from './capacity-plan.ts';
export * from './content-rule.ts';
export * from './overflow.ts';
export * from './plan-key.ts';
export * from './queue-plan.ts';
export * from './routing-plan.ts';
export * from './skill-expression.ts';

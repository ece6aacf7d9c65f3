export { advance, giveUp } from './engine/advance.ts';
export type { Advance } from './engine/turn.ts';
export { mostNodesPerTurn } from './engine/visit-node.ts';
export { type FlowOutline, flowOperations, safetyOperations } from './flow-operations.ts';
export type { LintCode, LintFinding } from './lint/finding.ts';
export { isPublishable, type LintKnowledge, lintFlow, queueKeysIn } from './lint/lint-flow.ts';
export { type Answers, type AnswerValue, answersSchema } from './model/answer-value.ts';
export type { Condition } from './model/condition.ts';
export type { Expectation } from './model/expectation.ts';
export { type Flow, type FlowEdge, type FlowSource, flowSchema } from './model/flow.ts';
export {
  type CallPortEffect,
  type FlowEffect,
  type PortCall,
  type RenderEffect,
  type RouteEffect,
  type RouteReason,
  routeReasons,
  type Source,
} from './model/flow-effect.ts';
export {
  type FlowEvent,
  type FlowEventSource,
  type FoundArticle,
  flowEventSchema,
  foundArticleSchema,
  type PortAnswer,
  portAnswerSchema,
} from './model/flow-event.ts';
export { exitsOf, type FlowNode, queueKeySchema } from './model/flow-node.ts';
export { type FlowState, flowStateSchema, newFlowState } from './model/flow-state.ts';
export { type HostedFlow, hostedFlowSchema } from './model/hosted-flow.ts';
export { type FlowLanguage, flowLanguageSchema, flowLanguages, type LocalText, textIn } from './model/local-text.ts';
export { type OpeningHours, openingHoursSchema } from './opening-hours.ts';
export { defaultEmergencyList } from './safety/default-emergency-list.ts';
export { type EmergencyList, emergencyListSchema, failedTests, isEmergency } from './safety/emergency-guard.ts';
export { plainText, withoutTypography } from './safety/normalise.ts';
export { asksForPerson } from './safety/person-request.ts';
export { platformTexts } from './safety/platform-texts.ts';
export { defaultSafetyRules, type SafetyRules, safetyRulesSchema } from './safety/safety-rules.ts';
export { type QueueTerms, queueTermsSchema, type VoicePlan, voicePlanSchema } from './voice/voice-plan.ts';

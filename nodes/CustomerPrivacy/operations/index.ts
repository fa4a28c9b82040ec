import { markSuppressed } from './markSuppressed.operation';
import { minimize } from './minimize.operation';
import { planErasure } from './planErasure.operation';
import { pseudonymize } from './pseudonymize.operation';
import { verifyErasure } from './verifyErasure.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [pseudonymize, minimize, planErasure, verifyErasure, markSuppressed];

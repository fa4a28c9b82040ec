// @ts-check
/** Computes all sets of figures whose data is there, and says which are not. */
import { step } from '../../playground/progress.mjs';
import { dataFile } from '../dataFolder.mjs';
import { automation } from './automation.mjs';
import { cdnow } from './cdnow.mjs';
import { cdnowHoldout } from './cdnowHoldout.mjs';
import { cdnowWorth, notOfCdnow } from './cdnowWorth.mjs';
import { churnRisk } from './churnRisk.mjs';
import { clusters } from './clusters.mjs';
import { cdnowValue, cohorts, workedValue } from './cohorts.mjs';
import { telco, workedMembership } from './customerBase.mjs';
import { donationModels } from './donations.mjs';
import { experiment, noEffect } from './experiment.mjs';
import { compared } from './figure.mjs';
import { notOfRetail, onlineRetail } from './onlineRetail.mjs';
import { notOfLog, publishedLog } from './publishedLog.mjs';
import { kernels } from './kernels.mjs';
import { lookedBack } from './lookedBack.mjs';
import { pointValues } from './pointValues.mjs';
import { cdnowModels } from './purchaseModels.mjs';
import { riskModels } from './riskModels.mjs';
import { segments } from './segments.mjs';
import { notOfService, service } from './service.mjs';
import { notOfSilence, silence } from './silence.mjs';
import { subscriptionModels } from './subscriptions.mjs';
import { notOfSurveys, surveys } from './surveys.mjs';

const sets = [
	publishedLog,
	kernels,
	cdnow,
	onlineRetail,
	cohorts,
	cdnowValue,
	workedValue,
	service,
	surveys,
	clusters,
	segments,
	telco,
	workedMembership,
	automation,
	experiment,
	noEffect,
	cdnowModels,
	cdnowHoldout,
	cdnowWorth,
	pointValues,
	donationModels,
	subscriptionModels,
	riskModels,
	lookedBack,
	silence,
	churnRisk,
];
const notCompared = [
	...notOfLog,
	...notOfRetail,
	...notOfService,
	...notOfSurveys,
	...notOfCdnow,
	...notOfSilence,
];

/** @param {import('../builtPackage.mjs').OurNodes} node */
export async function allFigures(node) {
	/** @type {import('./figure.mjs').Compared[]} */
	const figures = [];
	/** @type {import('./figure.mjs').LeftOut[]} */
	const skipped = [];
	for (const one of sets) {
		const missing = one.needs.filter((path) => dataFile(...path.split('/')) === undefined);
		if (missing.length > 0) {
			skipped.push({ name: one.name, reason: `${missing.join(', ')} is not in the data folder` });
			continue;
		}
		const found = await step(
			`Computing the figures of ${one.name}`,
			async () => await one.figures(node),
			{
				quietWhenShort: true,
			},
		);
		figures.push(...found.map(compared));
	}
	const off = figures.filter(({ agrees }) => !agrees).length;
	const summary = { compared: figures.length, off, skipped: skipped.length };
	return { figures, skipped, notCompared, summary };
}

/** Which arm of a holdout a cell names: only words that can mean one thing; anything else is refused. */
import { ARM } from '../../core/metrics/automationHoldout';
import { headerKey } from '../columns/foundColumns';
import { isBlank } from '../values/found';

/** Headers that can mean nothing else; "group" and "variant" mean too many things and have to be chosen. */
export const HOLDOUT_HEADERS: readonly string[] = [
	...['holdout', 'is holdout', 'in holdout', 'holdout group', 'hold out', 'held out', 'arm'],
	...['test arm', 'experiment group', 'experiment arm', 'treatment group', 'control group'],
	...['test group', 'treatment', 'treated', 'control', 'is control'],
	...['Kontrollgruppe', 'Testgruppe', 'Versuchsgruppe', 'Haltegruppe'],
	...['groupe de contrôle', 'groupe contrôle', 'groupe témoin', 'groupe test'],
];

const TREATMENT = new Set([
	...['treatment', 'treatmentgroup', 'treated', 'treat', 'test', 'testgroup', 'exposed'],
	...['behandlung', 'behandelt', 'testgruppe', 'versuchsgruppe'],
	...['traitement', 'traite', 'groupetest', 'groupetraite'],
]);
const CONTROL = new Set([
	...['control', 'controlgroup', 'holdout', 'holdoutgroup', 'heldout', 'withheld', 'untreated'],
	...['kontrolle', 'kontrollgruppe', 'haltegruppe', 'unbehandelt'],
	...['controle', 'temoin', 'groupetemoin', 'groupecontrole', 'groupedecontrole'],
]);
const YES = new Set(['yes', 'y', 'true', '1', 'ja', 'wahr', 'oui', 'vrai']);
const NO = new Set(['no', 'n', 'false', '0', 'nein', 'falsch', 'non', 'faux']);

const MEANS_CONTROL = /hold|held|control|kontroll|haltegruppe|temoin/;
const MEANS_TREATMENT = /treat|behandel|traite|exposed|testgr|versuch|groupetest/;

/** 0 for an empty cell, NaN for one that names no arm. */
export type ArmReader = (cell: unknown) => number;

/** @param header says what yes and no mean: in "holdout" yes is the control arm, in "treated" the treatment arm */
export function armReader(header: string): ArmReader {
	const key = headerKey(header);
	const isControl = MEANS_CONTROL.test(key);
	const isTreatment = MEANS_TREATMENT.test(key);
	const yes = isControl === isTreatment ? NaN : isControl ? ARM.control : ARM.treatment;
	const no = isControl === isTreatment ? NaN : isControl ? ARM.treatment : ARM.control;
	const known = new Map<unknown, number>();
	const armOf = (cell: unknown): number => {
		if (isBlank(cell)) return 0;
		if (typeof cell === 'object') return NaN;
		const word = headerKey(String(cell));
		if (TREATMENT.has(word)) return ARM.treatment;
		if (CONTROL.has(word)) return ARM.control;
		if (YES.has(word)) return yes;
		return NO.has(word) ? no : NaN;
	};
	return (cell) => {
		let arm = known.get(cell);
		if (arm === undefined) {
			arm = armOf(cell);
			known.set(cell, arm);
		}
		return arm;
	};
}

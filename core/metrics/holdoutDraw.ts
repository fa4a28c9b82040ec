/**
 * Who is kept from a campaign by chance: treatment or control from a hash of campaign and customer, so that the same
 * customer is always in the same group, in every run, on every machine, wherever in the list.
 */

/** A number from 0 up to, not including, 1 that looks random and is always the same for the same text. */
export type Draw = (text: string) => number;

export type Holdout = Readonly<{
	/** The key of the campaign, one for all its spellings. */
	campaign: string;
	/** Changed to draw the groups of this campaign anew. */
	salt: string;
	/** Which share of those who are in no global holdout becomes the control group, 0 to 1. */
	share: number;
	/** The key and share of the global holdout: the same customers are kept from all campaigns. */
	globalName: string;
	globalShare: number;
}>;

export type Assignment = 'treatment' | 'control' | 'globalControl';

/**
 * A larger share keeps everybody who was in the control group before: shares may grow, never move people around.
 * The global draw knows neither campaign nor salt, or a new salt would write to those whom nobody may write to.
 */
export function holdoutAssignment(holdout: Holdout, draw: Draw, customer: string): Assignment {
	const { campaign, salt, share, globalName, globalShare } = holdout;
	if (globalShare > 0 && draw(textOf('global', globalName, '', customer)) < globalShare) {
		return 'globalControl';
	}
	return draw(textOf('campaign', campaign, salt, customer)) < share ? 'control' : 'treatment';
}

/** As JSON, so that no two different triples give one text. */
function textOf(...parts: readonly string[]): string {
	return JSON.stringify(parts);
}
